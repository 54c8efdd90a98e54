using RongTong.Cases;
using RongTong.Hosting;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests;

/// <summary>Runs the executable specification of every shipped model.</summary>
public class ShippedCasesTests
{
    private static readonly RuleDirectory Rules = new(Repository.Rules);

    public static TheoryData<string> Models => [.. Rules.Models().Select(m => m.ToString())];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var model in Rules.Models())
            foreach (var modelCase in Shipped.Of(model.ToString()).Cases) data.Add(model.ToString(), modelCase.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_compiles_without_a_word(string reference)
    {
        var shipped = Shipped.Of(reference);

        shipped.Problems.ShouldBeEmpty();
        shipped.Cases.Select(c => c.Name).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_comes_out_as_stated(string reference, string name)
    {
        var shipped = Shipped.Of(reference);
        var result = CaseRunner.Run(shipped.Model, shipped.Cases.First(c => c.Name == name));

        result.Failures.Select(f => f.In(Language.En)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_criterion_has_a_met_and_an_unmet_case_and_every_grade_one(string reference)
    {
        var shipped = Shipped.Of(reference);
        var results = shipped.Cases.Select(c => CaseRunner.Run(shipped.Model, c)).ToList();

        CaseRunner.Uncovered(shipped.Model.Model, results).ShouldBeEmpty();
    }
}
