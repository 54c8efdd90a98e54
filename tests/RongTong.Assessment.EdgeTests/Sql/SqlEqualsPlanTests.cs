using RongTong.Assessing;
using RongTong.Cases;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Sql;

/// <summary>The query of every shipped model says what its plan says.</summary>
public class SqlEqualsPlanTests
{
    private static readonly RuleDirectory Rules = new(Repository.Rules);

    public static TheoryData<string, string> Models
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var model in Rules.Models())
                foreach (var dialect in (string[])["postgresql", "sqlite"]) data.Add(model.ToString(), dialect);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Cases_and_sheets_near_them_come_out_the_same(string reference, string dialect)
    {
        var (model, sheets) = Cases(reference);
        sheets.ShouldNotBeEmpty();
        var near = new NearCases(model.Model, [.. sheets.Select(c => c.Sheet), new AnswerSheet { AsOf = new DateOnly(2026, 7, 15) }], seed: 11);
        sheets.AddRange(Enumerable.Range(0, 200).Select(i => ($"near a case {i}", near.Next())));
        using var database = SqlTrial.Open(dialect);

        SqlTrial.Differences(database, SqlTrial.Query(model, dialect), sheets).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlite")]
    public void A_flag_that_its_title_records_contradict_sends_the_sheet_back_whether_the_rules_need_it_or_not(string dialect)
    {
        var (model, cases) = Cases("miit/srdi-sme@2026");
        var (titled, plain) = (model.Model.Fields.Where(f => !f.Titles.IsEmpty).ToList(), cases[0].Sheet);
        var ended = new DateOnly(2020, 1, 1);
        var sheets = titled.Select(f => (f.Id, plain.With(f.Id, "true") with { Titles = [new TitleRecord(f.Titles[0], ended, ended.AddYears(3), null)] })).ToList();
        titled.Count.ShouldBeGreaterThan(2);
        sheets.ShouldAllBe(s => model.Assess(s.Item2).Outcome.Status == OutcomeStatus.DataError);
        using var database = SqlTrial.Open(dialect);

        SqlTrial.Differences(database, SqlTrial.Query(model, dialect), sheets).ShouldBeEmpty();
    }

    private static (CompiledModel Model, List<(string Name, AnswerSheet Sheet)> Sheets) Cases(string reference)
    {
        ModelRef.TryParse(reference, out var parsed).ShouldBeTrue();
        var reader = new CaseReader(Rules.Read);
        return (Rules.Compile(parsed!, withMeasures: false).Value.ShouldNotBeNull(), [.. Rules.CaseFiles(parsed!).SelectMany(f => reader.Read(f.Value.ShouldNotBeNull()).Cases).Select(c => (c.Name, c.Sheet))]);
    }
}
