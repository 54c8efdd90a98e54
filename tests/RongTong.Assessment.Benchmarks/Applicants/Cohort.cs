using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Samples;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.Benchmarks.Applicants;

/// <summary>
/// Invented applicants for the title of 专精特新 SME of 2026: a table on disk, and those of its rows every cell of which can be read as it
/// stands, in the forms the contenders take.
/// </summary>
internal sealed class Cohort : IDisposable
{
    private const string Reference = "miit/srdi-sme@2026";

    private readonly string _directory = Directory.CreateTempSubdirectory("rongtong-benchmark-").FullName;

    public Cohort(int rows)
    {
        Rows = rows;
        Model = new RuleDirectory(Repository.Rules).Compile(new ModelRef("miit", "srdi-sme", "2026"), withMeasures: false).Value ?? throw new InvalidOperationException("the model has errors");
        Batch = new BatchModel(Reference, [Model]);
        using (var file = File.Create(Table)) ApplicantGenerator.Write(Batch, rows, seed: 1, columns: 60, withNames: false, file);
        Read();
    }

    public CompiledModel Model { get; }

    public BatchModel Batch { get; }

    /// <summary>How many rows the table has.</summary>
    public int Rows { get; }

    /// <summary>The table.</summary>
    public string Table => this["applicants.csv"];

    /// <summary>A path in the cohort's directory.</summary>
    public string this[string name] => Path.Combine(_directory, name);

    /// <summary>The applicants that can be read, for plain C#.</summary>
    public List<Firm> Firms { get; } = [];

    /// <summary>The same for the plan: slots and values.</summary>
    public List<Inputs> Inputs { get; } = [];

    /// <summary>The same as texts by field id.</summary>
    public List<ImmutableArray<(string Id, string Text)>> Facts { get; } = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void Read()
    {
        var (reader, scorer) = (Model.NewRowScorer(), Model.NewScorer());
        using var table = OwnTable.Open(Table, "applicants.csv");
        var columns = Enumerable.Range(0, table.Titles.Count).Where(c => table.Titles[c] is not "uscc" && reader.Find(table.Titles[c]) >= 0).ToArray();
        while (table.Next())
        {
            reader.Begin(null);
            var isReadable = true;
            var facts = ImmutableArray.CreateBuilder<(string, string)>();
            foreach (var column in columns)
            {
                if (table[column].IsEmpty) continue;
                isReadable &= reader.Read(reader.Find(table.Titles[column]), table[column]) == AnswerFault.None;
                facts.Add((table.Titles[column], table.Text(column)));
            }
            if (!isReadable) continue;
            Facts.Add(facts.ToImmutable());
            Inputs.Add(new Inputs(Facts[^1], Model, scorer));
            Firms.Add(FirmOf(Facts[^1]));
        }
    }

    private static Firm FirmOf(ImmutableArray<(string Id, string Text)> facts)
    {
        var texts = facts.ToDictionary(f => f.Id, f => f.Text, StringComparer.Ordinal);
        bool? Flag(string id) => texts.TryGetValue(id, out var text) ? text == "true" : null;
        decimal? Number(string id) => texts.TryGetValue(id, out var text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
        return new Firm
        {
            AsOf = DateOnly.Parse(texts["application_date"], CultureInfo.InvariantCulture),
            Industry = texts.GetValueOrDefault("size_industry"),
            Established = texts.TryGetValue("established_date", out var day) ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : null,
            RegisteredInMainland = Flag("registered_in_mainland"), AbnormalList = Flag("in_abnormal_list"), DishonestyList = Flag("in_serious_dishonesty_list"),
            ProhibitedProduct = Flag("product_prohibited_class"), SafetyAccident = Flag("safety_accident_3y"), CyberIncident = Flag("cyber_data_incident_3y"),
            EnvironmentalViolation = Flag("env_violation_3y"), QualityProblem = Flag("quality_problem_3y"), IndustryViolation = Flag("industry_rule_violation_3y"), ReapplyBan = Flag("reapply_ban_active"),
            TitleTechInnovative = Flag("title_tech_innovative_valid"), TitleSrdi = Flag("title_srdi_valid"), Reexamination = Flag("is_reexamination"),
            ProvincialInstitution = Flag("rd_institution_provincial_plus"), MarketPosition = Flag("market_position_reviewed"),
            Employees = Number("employees_y1"), Revenue1 = Number("revenue_y1"), Revenue2 = Number("revenue_y2"), MainRevenue1 = Number("main_revenue_y1"), MainRevenue2 = Number("main_revenue_y2"),
            Assets1 = Number("total_assets_y1"), Liabilities1 = Number("total_liabilities_y1"), RdExpense1 = Number("rd_expense_y1"), RdExpense2 = Number("rd_expense_y2"),
            EquityInvestment2Y = Number("equity_investment_2y"), EquityFinancing2Y = Number("equity_financing_2y"), EquityFinancing3Y = Number("equity_financing_3y"),
            NicheYears = Number("niche_years"), Class1Applied = Number("ip_class1_applied_count"), Score1 = Number("eval_score_current"), Score2 = Number("eval_score_previous"),
            BestAwardRank = Number("sci_award_provincial_plus_best_rank_3y") ?? decimal.MaxValue,
        };
    }
}

/// <summary>The answers of one applicant by slot.</summary>
internal sealed class Inputs
{
    private readonly (int Slot, decimal Value)[] _numbers;
    private readonly (int Slot, bool Value)[] _flags;
    private readonly (int Slot, ulong Options)[] _choices;
    private readonly DateOnly _asOf;

    public Inputs(ImmutableArray<(string Id, string Text)> facts, CompiledModel model, Scorer scorer)
    {
        var fields = model.Model.Answerable.ToDictionary(f => f.Id, StringComparer.Ordinal);
        FieldType TypeOf((string Id, string Text) fact) => fields[fact.Id].Type;
        _asOf = DateOnly.Parse(facts.First(f => f.Id == "application_date").Text, CultureInfo.InvariantCulture);
        _flags = [.. facts.Where(f => TypeOf(f) == FieldType.Bool).Select(f => (scorer.SlotOf(f.Id), f.Text == "true"))];
        _choices = [.. facts.Where(f => TypeOf(f) == FieldType.Single).Select(f => (scorer.SlotOf(f.Id), 1UL << fields[f.Id].OptionIndex(f.Text)))];
        _numbers =
        [
            .. facts.Where(f => TypeOf(f) is FieldType.Number or FieldType.Integer or FieldType.Money or FieldType.Ratio).Select(f => (scorer.SlotOf(f.Id), decimal.Parse(f.Text, CultureInfo.InvariantCulture))),
            .. facts.Where(f => TypeOf(f) == FieldType.Date).Select(f => (scorer.SlotOf(f.Id), (decimal)DateOnly.Parse(f.Text, CultureInfo.InvariantCulture).DayNumber)),
        ];
    }

    public void Load(Scorer scorer)
    {
        scorer.Clear(_asOf);
        foreach (var (slot, value) in _numbers) scorer.SetNumber(slot, value);
        foreach (var (slot, value) in _flags) scorer.SetFact(slot, value);
        foreach (var (slot, options) in _choices) scorer.SetOptions(slot, options);
    }
}
