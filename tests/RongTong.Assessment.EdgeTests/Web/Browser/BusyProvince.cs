using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;

namespace RongTong.EdgeTests.Web.Browser;

/// <summary>
/// A province in the middle of a round: firms of several cities at every stage, files, a value that waits for a second person, a draw, a
/// published list, and titles of an earlier round that end soon. All made up.
/// </summary>
internal sealed class BusyProvince(WebHost host, SteppingClock clock)
{
    public const string Region = "33";

    private const string Current = Bureau.Model, Former = "miit/srdi-sme@2022";

    private static readonly string[] Names = ["启衡", "明川", "远景", "锐锋", "清泽", "望海", "华晟", "宏图", "青陵", "平川", "瑞丰", "汇智", "安澜"];

    private static readonly (string Trade, string Industry)[] Trades = [("精密轴承", "C3451"), ("电子材料", "C3985"), ("数控刀具", "C3421"), ("电子元件", "C3981")];

    private static readonly string[] Regions = ["330604", "330603", "330110", "330109", "330604", "330110"];

    private readonly IServiceProvider _services = host.Server.Services;
    private int _firms;

    /// <summary>The round under way.</summary>
    public string Round { get; private set; } = "";

    /// <summary>A case with files and a value that waits for a second person.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>A case that is decided.</summary>
    public string Decided { get; private set; } = "";

    /// <summary>A case that is objected to after it was published.</summary>
    public string Objected { get; private set; } = "";

    private CaseStore Cases => _services.GetRequiredService<CaseStore>();

    /// <summary>Three years of it.</summary>
    public async Task FillAsync()
    {
        var now = clock.GetUtcNow();
        clock.Pass(new DateTimeOffset(2023, 9, 4, 1, 0, 0, TimeSpan.Zero) - now);
        var earlier = await OpenAsync("2023 年专精特新认定", "Round of 2023", Former, 5);
        for (var i = 0; i < 3; i++) await DecideAsync(await CertifiedAsync(earlier, "m22-srdi"));
        await PublishAsync(earlier);

        clock.Pass(now - clock.GetUtcNow());
        Round = await OpenAsync("2026 年第二批专精特新", "Second round of 2026", Current, 60);
        var met = new List<string>();
        for (var i = 0; i < 12; i++) met.Add(await CertifiedAsync(Round, "srdi-certified"));
        foreach (var answers in Short) await CertifiedAsync(Round, "srdi-certified", answers);
        for (var i = 0; i < 4; i++) await ApplyAsync(Round, "srdi-certified");
        await ApplyAsync(Round, "srdi-sf-06");
        var back = await ApplyAsync(Round, "srdi-certified");
        await Cases.ReturnAsync(Person("lin"), back, CaseStage.Province, Day(7), "林岳", "审计报告缺第 12 页，请补齐后再提交");

        Asked = met[0];
        foreach (var (field, name) in new[] { ("rd_expense_y1", "2025 年度审计报告.pdf"), ("ip_class1_applied_count", "发明专利证书五件.pdf"), ((string?)null, "营业执照.pdf") })
        {
            using var file = new MemoryStream([.. "%PDF-1.7 "u8, .. new byte[260_000]]);
            (await _services.GetRequiredService<EvidenceStore>().AddAsync(Scope.OfSheet(Asked, "1"), Asked, field, name, file, CancellationToken.None)).ShouldBe(EvidenceOutcome.Added);
        }
        (await Cases.AskAsync(Person("zhou"), Asked, "rd_expense_y1", "580", "2025 年度审计报告第 41 页", "申报数含不合规的委托研发 20 万元，以审计数为准", "周岚")).ShouldBeTrue();
        await RefreshAsync(Asked);

        foreach (var sheet in met[1..6]) await DecideAsync(sheet);
        Decided = met[1];
        (await Lists.DrawAsync(Person("zhou"), await FindAsync(Round), "2026-07-15 开奖号码 04 11 19", 0.2m, byRegion: true, 50_000)).ShouldNotBeNull();
        await PublishAsync(Round);

        Objected = met[2];
        clock.Pass(TimeSpan.FromDays(2));
        foreach (var (says, proof) in new[] { ("一件发明专利已转让给关联公司，不应计入", "专利转让登记公告，第 3 页"), ("上年度研发人员数与社保人数不符", "社保缴费明细") })
            (await Cases.ObjectAsync(Person("zhou"), Objected, "李建国，139 0000 0000", says, proof, "周岚")).ShouldBeTrue();
        var settled = (await Cases.FindAsync(Person("zhou"), Objected)).ShouldNotBeNull().Objections[0].Id;
        clock.Pass(TimeSpan.FromHours(5));
        (await Cases.SettleObjectionAsync(Person("zhou"), Objected, settled, isUpheld: false, "转让登记在申报截止日之后，申报时专利归企业所有", "周岚")).ShouldBeTrue();
    }

    /// <summary>What keeps a firm out, one firm each.</summary>
    private static (string Field, string Value)[][] Short { get; } =
    [
        [("rd_expense_y1", "98")], [("rd_expense_y1", "95"), ("ip_class1_applied_count", "0")], [("ip_class1_applied_count", "0")], [("niche_years", "1")], [("title_tech_innovative_valid", "false")], [("rd_expense_y1", "99.9")], [("total_liabilities_y1", "9400")],
    ];

    private ListStore Lists => _services.GetRequiredService<ListStore>();

    private DateOnly Day(int later) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime).AddDays(later);

    private static Scope Person(string who) => Scope.InRegion(Region, "account:" + who);

    private async Task<string> OpenAsync(string zh, string en, string model, int days) => (await _services.GetRequiredService<ProgrammeStore>().OpenAsync(Person("zhou"), new Programme
    {
        Id = "", Name = new LocalizedText(zh, en), Model = model, Region = Region, IsReexamination = false, Opens = Day(-3), Closes = Day(days / 2), DecideBy = Day(days), Reviewers = 2,
    })).ShouldNotBeNull();

    private async Task<Programme> FindAsync(string round) => (await _services.GetRequiredService<ProgrammeStore>().FindAsync(Person("zhou"), round)).ShouldNotBeNull();

    private async Task PublishAsync(string round) => (await Lists.PublishAsync(Person("zhou"), await FindAsync(round))).ShouldNotBeNull();

    /// <summary>A firm hands a sheet in.</summary>
    private async Task<string> ApplyAsync(string round, string sample, params (string Field, string Value)[] answers)
    {
        clock.Pass(TimeSpan.FromMinutes(7));
        var (sheets, model) = (_services.GetRequiredService<SheetStore>(), (await FindAsync(round)).Model);
        var (trade, industry) = Trades[_firms % Trades.Length];
        var (name, region) = (Names[_firms % Names.Length], Regions[_firms % Regions.Length]);
        var body = string.Create(CultureInfo.InvariantCulture, $"91{region}MA00000{_firms++:00}");
        var head = Bureau.Sample(sample) with { Model = model, Enterprise = new Enterprise($"{name}{trade}有限公司（示例）", body + CreditCode.CheckDigit(body), region, industry, _firms % 4 < 2 ? "medium" : "small") };
        foreach (var (field, value) in answers) head = head.With(field, value);
        var (sheet, _) = await sheets.BeginAsync(model, "sha256:0", head, "王敏");
        (await Cases.JoinAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, round)).ShouldBeTrue();
        (await sheets.SubmitAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, sheet.Version, "王敏")).ShouldBeTrue();
        (await Cases.EnterAsync(sheet.Id, "王敏")).ShouldBeTrue();
        await RefreshAsync(sheet.Id);
        return sheet.Id;
    }

    /// <summary>A firm hands a sheet in, and two reviewers state what is theirs to state.</summary>
    private async Task<string> CertifiedAsync(string round, string sample, params (string Field, string Value)[] answers)
    {
        var sheet = await ApplyAsync(round, sample, answers);
        var model = ((await JudgeAsync(sheet)).ShouldNotBeNull()).Model.Model;
        foreach (var field in model.Answerable.Where(f => f.AnsweredBy != AnsweredBy.Enterprise))
            foreach (var (login, name) in new[] { ("lu", "陆明"), ("zhou", "周岚") })
                if (Bureau.Answer(sample, field.Id) is { } value) (await Cases.StateAsync(Person(login), sheet, field.Id, value, "两份行业报告一致", name)).ShouldBeTrue();
        await RefreshAsync(sheet);
        return sheet;
    }

    private async Task DecideAsync(string sheet)
    {
        var judged = (await JudgeAsync(sheet)).ShouldNotBeNull();
        judged.Verdict.ShouldBe(CaseVerdict.Met);
        (await Cases.DecideAsync(Person("zhou"), sheet, judged.Verdict, "{}", "周岚")).ShouldBeTrue();
    }

    private Task RefreshAsync(string sheet) => _services.GetRequiredService<CaseJudge>().RefreshAsync(Scope.Service, sheet);

    private async Task<Judgement?> JudgeAsync(string sheet) => _services.GetRequiredService<CaseJudge>().Judge((await Cases.FindAsync(Person("zhou"), sheet)).ShouldNotBeNull());
}
