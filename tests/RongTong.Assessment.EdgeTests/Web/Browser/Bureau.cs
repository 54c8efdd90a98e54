using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Reporting.Questionnaires;
using RongTong.Snapshots;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Browser;

/// <summary>A department: people who can sign in, and, where a test needs them, a round with firms that handed in to it.</summary>
internal static class Bureau
{
    public const string Model = "miit/srdi-sme@2026";

    public const string Password = "a sentence of my own";

    private static readonly (string Login, string Name, Role Role, string Region)[] People =
    [
        ("keeper", "何管", Role.Administrator, ""), ("zhou", "周岚", Role.Province, ""), ("lin", "林岳", Role.Province, ""), ("shen", "沈洁", Role.County, "0604"), ("lu", "陆明", Role.Reviewer, ""), ("gu", "顾平", Role.Auditor, ""),
    ];

    /// <summary>Gives everybody an account in a province that no other test uses.</summary>
    public static async Task StaffAsync(WebHost host, string province)
    {
        var services = host.Server.Services;
        var (accounts, hash) = (services.GetRequiredService<AccountStore>(), await RongTong.Web.Access.Password.HashAsync(Password, host.Options.PasswordRounds));
        foreach (var (login, name, role, region) in People)
            await services.GetRequiredService<Database>().WriteAsync(async transaction => (await accounts.InsertAsync(transaction, login + province, name, role, role == Role.Administrator ? "" : province + region, hash, "nobody")).ShouldNotBeNull());
    }

    /// <summary>The day, by the clock of the service.</summary>
    public static DateOnly Today(WebHost host) => DateOnly.FromDateTime(host.Server.Services.GetRequiredService<TimeProvider>().GetLocalNow().DateTime);

    /// <summary>Signs in over the page.</summary>
    public static async Task SignInAsync(Device device, string login)
    {
        var page = device.Page;
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=login]", login);
        await page.FillAsync("[name=password]", Password);
        await page.ClickAsync("main button.primary");
        await Firm.AtAsync(page, "^(?!.*/sign-in)");
    }

    /// <summary>A round that is open today, and firms of the samples that handed in to it.</summary>
    /// <returns>Ids of the round and of the sheets.</returns>
    public static async Task<(string Round, IReadOnlyList<string> Sheets)> RoundAsync(WebHost host, string province, params string[] samples)
    {
        var services = host.Server.Services;
        var (sheets, cases, programmes) = (services.GetRequiredService<SheetStore>(), services.GetRequiredService<CaseStore>(), services.GetRequiredService<ProgrammeStore>());
        var today = Today(host);
        var round = (await programmes.OpenAsync(Scope.InRegion(province, "account:zhou"), new Programme
        {
            Id = "", Name = new LocalizedText("2026 年第二批专精特新", "Second round of 2026"), Model = Model, Region = province, IsReexamination = false, Opens = today, Closes = today.AddDays(9), DecideBy = today.AddDays(60), Reviewers = 2,
        })).ShouldNotBeNull();
        var handedIn = new List<string>();
        foreach (var name in samples)
        {
            var head = Sample(name);
            head = head with { Enterprise = head.Enterprise with { Region = province + "0604" } };
            var (sheet, _) = await sheets.BeginAsync(Model, "sha256:0", head, "王敏");
            (await cases.JoinAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, round)).ShouldBeTrue();
            (await sheets.SubmitAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, sheet.Version, "王敏")).ShouldBeTrue();
            (await cases.EnterAsync(sheet.Id, "王敏")).ShouldBeTrue();
            await services.GetRequiredService<CaseJudge>().RefreshAsync(Scope.Service, sheet.Id);
            handedIn.Add(sheet.Id);
        }
        return (round, handedIn);
    }

    /// <summary>A sample as a filled workbook.</summary>
    public static FilePayload Workbook(WebHost host, string sample)
    {
        var models = host.Server.Services.GetRequiredService<ModelCache>();
        var sheet = Sample(sample);
        RongTong.Models.ModelRef.TryParse(Model, out var reference).ShouldBeTrue();
        using var bytes = new MemoryStream();
        QuestionnaireWorkbook.Write(bytes, QuestionnaireForm.Of(models.Get(reference!).Value.ShouldNotBeNull()), Language.Zh, sheet, []).ShouldBeEmpty();
        return new FilePayload { Name = "filled.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = bytes.ToArray() };
    }

    /// <summary>What a sample answers to a field; null where it says nothing.</summary>
    public static string? Answer(string sample, string field) => Sample(sample).Answers.TryGetValue(field, out var answer) ? answer.Values[0] : null;

    /// <summary>A sample of the rules as a sheet.</summary>
    public static RongTong.Assessing.AnswerSheet Sample(string name) =>
        SheetReader.Read(new SourceText(name, File.ReadAllText(Path.Combine(Repository.Rules, "samples", name + ".yaml")))).Sheets.ShouldHaveSingleItem();
}
