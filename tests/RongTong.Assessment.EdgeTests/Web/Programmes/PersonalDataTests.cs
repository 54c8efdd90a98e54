using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Loading;
using RongTong.Snapshots;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Programmes;

/// <summary>What a model marks as personal data is shown to those who decide a case, and not to an auditor.</summary>
public sealed class PersonalDataTests
{
    private const string Field = "rd_expense_y1", Value = "487.65", Proof = "paper-of-the-field.pdf";

    [Fact]
    public async Task Auditors_see_the_case_without_it()
    {
        using var rules = new TemporaryDirectory();
        foreach (var rule in Directory.EnumerateFiles(Repository.Rules, "*.yaml", SearchOption.AllDirectories))
            rules.Write(Path.GetRelativePath(Repository.Rules, rule), await File.ReadAllBytesAsync(rule));
        var catalogue = await File.ReadAllTextAsync(rules["miit/enterprise-fields/2026/catalogue.yaml"]);
        var marked = catalogue.Replace($"  - id: {Field}\n", $"  - id: {Field}\n    personal: true\n", StringComparison.Ordinal);
        marked.ShouldNotBe(catalogue);
        await File.WriteAllTextAsync(rules["miit/enterprise-fields/2026/catalogue.yaml"], marked);

        await using var host = await WebHost.StartAsync(change: o => o with { Rules = rules.Path });
        var services = host.Server.Services;
        var (sheets, cases, scope) = (services.GetRequiredService<SheetStore>(), services.GetRequiredService<CaseStore>(), Scope.InRegion("33", "account:p"));
        var programme = (await services.GetRequiredService<ProgrammeStore>().OpenAsync(scope, new Programme
        {
            Id = "", Name = new LocalizedText("批次", "Round"), Model = "miit/srdi-sme@2026", Region = "33", IsReexamination = false, Opens = new DateOnly(2026, 7, 1), Closes = new DateOnly(2026, 7, 31), DecideBy = new DateOnly(2026, 9, 30), Reviewers = 1,
        })).ShouldNotBeNull();
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Rules, "samples", "srdi-certified.yaml"));
        var head = SheetReader.Read(new SourceText("sample", text)).Sheets.ShouldHaveSingleItem().With(Field, [Value]);
        var (sheet, _) = await sheets.BeginAsync("miit/srdi-sme@2026", "sha256:0", head, "王敏");
        await using (var paper = new MemoryStream("%PDF-1.7\n"u8.ToArray()))
            await services.GetRequiredService<EvidenceStore>().AddAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, Field, Proof, paper, CancellationToken.None);
        await cases.JoinAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, programme);
        await sheets.SubmitAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, sheet.Version, "王敏");
        await cases.EnterAsync(sheet.Id, "王敏");
        var file = (await services.GetRequiredService<EvidenceStore>().ListAsync(scope, sheet.Id)).ShouldHaveSingleItem().Id;
        string page = $"/console/cases/{sheet.Id}?c=S3-1", evidence = $"/console/cases/{sheet.Id}/evidence/{file}", opinion = $"/console/cases/{sheet.Id}/opinion";

        using var official = await EnterAsync(host, Role.Province);
        var seen = await official.GetStringAsync(page);
        seen.ShouldContain(Value);
        seen.ShouldContain(Proof);
        (await official.GetAsync(evidence)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await official.GetAsync(opinion)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var auditor = await EnterAsync(host, Role.Auditor);
        var kept = await auditor.GetStringAsync(page);
        kept.ShouldNotContain(Value);
        kept.ShouldNotContain(Proof);
        kept.ShouldContain("个人信息，不向审计显示");
        (await auditor.GetAsync(evidence)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await auditor.GetAsync(opinion)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpClient> EnterAsync(WebHost host, Role role)
    {
        var services = host.Server.Services;
        var database = services.GetRequiredService<Database>();
        var account = (await database.WriteAsync(t => services.GetRequiredService<AccountStore>().InsertAsync(t, $"{role}-x", $"{role}", role, "33", null, "nobody"))).ShouldNotBeNull();
        var session = await database.WriteAsync(t => services.GetRequiredService<SessionStore>().BeginAsync(t, account.Id, ""));
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", $"rongtong={session.Text}");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }
}
