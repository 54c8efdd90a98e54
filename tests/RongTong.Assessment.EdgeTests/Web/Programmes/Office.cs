using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Snapshots;
using RongTong.Text;
using RongTong.Web;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Programmes;

/// <summary>A department with a database of its own, a round it has opened, and a firm that can hand in a sheet.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SteppingClock _clock = new();
    private Database _database = null!;

    public AuditLog Audit => new(_database, _clock);

    public SheetStore Sheets => new(_database, Audit, _clock);

    public ProgrammeStore Programmes => new(_database, Audit, _clock);

    public EvidenceStore Evidence => new(_database, _clock);

    public CaseStore Cases => new(_database, Sheets, Evidence, Audit, _clock);

    public ListStore Lists => new(_database, Cases, Audit, _clock);

    public CaseJudge Judge { get; private set; } = null!;

    public static async Task<Office> OpenAsync(DatabaseKind kind)
    {
        var office = new Office();
        office._database = await Database.OpenAsync(new ServeOptions { Data = office._directory.Path, Database = kind == DatabaseKind.Postgres ? Postgres.NewDatabase() : null });
        var models = new ModelCache(new RuleDirectory(Repository.Rules));
        office.Judge = new CaseJudge(new SheetAssessor(models, EngineCatalog.BuiltIn, office._clock), models, office.Cases);
        return office;
    }

    /// <summary>A person of a department.</summary>
    public Scope Of(string region, string who) => Scope.InRegion(region, "account:" + who);

    /// <summary>A round of 浙江 through county and city, and the sheet of a firm of 绍兴 handed in to it: everything is met but for what reviewers have to state.</summary>
    public async Task<(Programme Programme, string Sheet)> HandInAsync()
    {
        var province = Of("33", "province");
        var id = (await Programmes.OpenAsync(province, new Programme
        {
            Id = "", Name = new LocalizedText("2026 年第二批专精特新", "Second round of 2026"), Model = "miit/srdi-sme@2026", Region = "33", IsReexamination = false,
            Opens = new DateOnly(2026, 7, 1), Closes = new DateOnly(2026, 7, 31), CountyBy = new DateOnly(2026, 8, 10), CityBy = new DateOnly(2026, 8, 20), DecideBy = new DateOnly(2026, 9, 30), Reviewers = 2,
        })).ShouldNotBeNull();
        var text = File.ReadAllText(Path.Combine(Repository.Rules, "samples", "srdi-certified.yaml"));
        var head = SheetReader.Read(new SourceText("srdi-certified.yaml", text)).Sheets.ShouldHaveSingleItem();
        var (sheet, _) = await Sheets.BeginAsync("miit/srdi-sme@2026", "sha256:0", head, "王敏");
        (await Cases.JoinAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, id)).ShouldBeTrue();
        (await Sheets.SubmitAsync(Scope.OfSheet(sheet.Id, "1"), sheet.Id, sheet.Version, "王敏")).ShouldBeTrue();
        (await Cases.EnterAsync(sheet.Id, "王敏")).ShouldBeTrue();
        await Judge.RefreshAsync(province, sheet.Id);
        return ((await Programmes.FindAsync(province, id)).ShouldNotBeNull(), sheet.Id);
    }

    /// <summary>What the engine says of a case now.</summary>
    public async Task<Judgement> OpenAsync(Scope scope, string sheet) => Judge.Judge((await Cases.FindAsync(scope, sheet)).ShouldNotBeNull()).ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _directory.Dispose();
    }
}
