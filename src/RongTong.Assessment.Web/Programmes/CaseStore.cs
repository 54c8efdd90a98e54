using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.Web.Programmes;

/// <summary>
/// Keeps cases and what is done to them. Every step checks in its own statement that the case is where the step begins and inside the caller's
/// region, and is written down with it. Thread-safe.
/// </summary>
internal sealed class CaseStore(Database database, SheetStore sheets, EvidenceStore evidence, AuditLog audit, TimeProvider clock)
{
    private const string Columns =
        "c.sheet, c.programme, c.number, c.stage, c.due_on, c.verdict, c.nearest_ppm, c.warnings, c.awaits_review, c.result, c.decided_at, c.decided_by, (SELECT COUNT(*) FROM objection o WHERE o.sheet = c.sheet AND o.state = 'open') AS objections, sheet.name, sheet.uscc, sheet.region, sheet.industry, sheet.size";

    private const string From = "FROM programme_case c JOIN sheet ON sheet.id = c.sheet";

    private const string IsPublished = "EXISTS (SELECT 1 FROM publication p WHERE p.programme = programme_case.programme AND p.published_at >= programme_case.decided_at)";

    /// <summary>Says which round an open sheet is filled for; false when the sheet is not open, or the round takes no sheets today.</summary>
    public Task<bool> JoinAsync(Scope scope, string sheet, string programme) => database.WriteAsync(async transaction => await transaction.Connection!.ExecuteAsync(
        $"UPDATE sheet SET programme = @programme WHERE id = @sheet AND state = 'draft' AND {scope.Sheets()} AND EXISTS (SELECT 1 FROM programme p WHERE p.id = @programme AND p.opens_on <= @today AND p.closes_on >= @today)",
        scope.With(new { sheet, programme, today = ProgrammeStore.Day(Today) }), transaction) == 1);

    /// <summary>Takes a sheet that was handed in into the round it is filled for, or takes it back in after it was corrected.</summary>
    /// <returns>Whether it belongs to a round at all.</returns>
    public Task<bool> EnterAsync(string sheet, string declaredBy) => database.WriteAsync(async transaction =>
    {
        var connection = transaction.Connection!;
        if (await connection.QueryFirstOrDefaultAsync<ProgrammeStore.Row>("SELECT p.* FROM programme p JOIN sheet s ON s.programme = p.id WHERE s.id = @sheet", new { sheet }, transaction) is not { } row) return false;
        var programme = row.ToProgramme();
        var back = await connection.ExecuteScalarAsync<string?>("UPDATE programme_case SET stage = returned_from, returned_from = NULL WHERE sheet = @sheet AND stage = 'returned' RETURNING stage", new { sheet }, transaction);
        if (back is null)
        {
            if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM programme_case WHERE sheet = @sheet", new { sheet }, transaction) > 0) return true;
            // Raising the count locks the round: numbers neither repeat nor leave gaps.
            var number = await connection.ExecuteScalarAsync<long>("UPDATE programme SET cases = cases + 1 WHERE id = @Id RETURNING cases", new { programme.Id }, transaction);
            await connection.ExecuteAsync(
                "INSERT INTO programme_case (sheet, programme, number, stage, due_on, verdict, warnings, awaits_review) VALUES (@sheet, @Id, @number, @stage, @due, 'undecided', 0, 0)",
                new { sheet, programme.Id, number, stage = Word(programme.First), due = ProgrammeStore.Day(programme.Due(programme.First)) }, transaction);
        }
        await Happened(transaction, sheet, AuditAction.CaseEntered, "entered", "sheet:" + sheet, declaredBy, "", KeyValuePair.Create("programme", programme.Id));
        return true;
    });

    /// <summary>The cases of a round inside a scope, a page of them, and how many there are.</summary>
    public Task<(ImmutableArray<ProgrammeCase> Cases, long Count)> ListAsync(Scope scope, string programme, CaseFilter filter) => database.ReadAsync(async connection =>
    {
        var (where, values) = Where(scope, programme, filter);
        values.Add("most", (long)CaseFilter.PageSize);
        values.Add("skip", (Math.Max(1, filter.Page) - 1L) * CaseFilter.PageSize);
        var order = filter.NearestFirst ? "CASE WHEN c.nearest_ppm IS NULL THEN 1 ELSE 0 END, c.nearest_ppm, c.number" : "c.due_on, c.number";
        var rows = await connection.QueryAsync<Row>($"SELECT {Columns} {From} WHERE {where} ORDER BY {order} LIMIT @most OFFSET @skip", values);
        return (rows.Select(r => r.ToCase()).ToImmutableArray(), await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) {From} WHERE {where}", values));
    });

    /// <summary>All cases of a round inside a scope, by number.</summary>
    public Task<ImmutableArray<ProgrammeCase>> AllAsync(Scope scope, string programme) => database.ReadAsync(async connection =>
        (await connection.QueryAsync<Row>($"SELECT {Columns} {From} WHERE c.programme = @programme AND {scope.Sheets()} ORDER BY c.number", scope.With(new { programme }))).Select(r => r.ToCase()).ToImmutableArray());

    /// <summary>How many cases of a round stand where.</summary>
    /// <param name="scope">Of who asks.</param>
    /// <param name="programme">The round.</param>
    /// <param name="mine">The stage that is the caller's; null for reviewers, whose are those that wait for one.</param>
    public Task<CaseCounts> CountAsync(Scope scope, string programme, CaseStage? mine) => database.ReadAsync(async connection =>
    {
        var own = mine is null ? "c.awaits_review > 0 AND c.stage NOT IN ('returned', 'decided')" : "c.stage = @stage";
        return await connection.QueryFirstAsync<CaseCounts>(
            $"""
            SELECT COALESCE(SUM(CASE WHEN {own} THEN 1 ELSE 0 END), 0) AS mine, COALESCE(SUM(CASE WHEN {own} AND c.due_on <= @today THEN 1 ELSE 0 END), 0) AS due_today,
              COALESCE(SUM(CASE WHEN c.awaits_review > 0 AND c.stage NOT IN ('returned', 'decided') THEN 1 ELSE 0 END), 0) AS await_review,
              COALESCE(SUM(CASE WHEN c.stage = 'returned' THEN 1 ELSE 0 END), 0) AS returned, COALESCE(SUM(CASE WHEN c.stage = 'decided' THEN 1 ELSE 0 END), 0) AS decided,
              COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM objection o WHERE o.sheet = c.sheet AND o.state = 'open') THEN 1 ELSE 0 END), 0) AS objections
            {From} WHERE c.programme = @programme AND {scope.Sheets()}
            """,
            scope.With(new { programme, stage = mine is { } stage ? Word(stage) : "", today = ProgrammeStore.Day(Today) }));
    });

    /// <summary>A case with everything that belongs to it; null when there is none inside the scope.</summary>
    public async Task<OpenCase?> FindAsync(Scope scope, string sheet)
    {
        if (await sheets.FindAsync(scope, sheet) is not { } saved) return null;
        var files = await evidence.ListAsync(scope, sheet);
        return await database.ReadAsync(async connection =>
        {
            if (await connection.QueryFirstOrDefaultAsync<Row>($"SELECT {Columns} {From} WHERE c.sheet = @sheet AND {scope.Sheets()}", scope.With(new { sheet })) is not { } row) return null;
            var programme = await connection.QueryFirstAsync<ProgrammeStore.Row>("SELECT * FROM programme WHERE id = @Programme", new { row.Programme });
            var facts = await connection.QueryAsync<FactRow>("SELECT field, reviewer, reviewer_name, value, reason, stated_at FROM review_fact WHERE sheet = @sheet ORDER BY field, stated_at, reviewer", new { sheet });
            var overrides = await connection.QueryAsync<OverrideRow>("SELECT id, field, value, source, reason, state, asked_by, asked_name, asked_at, settled_name, settled_at FROM fact_override WHERE sheet = @sheet ORDER BY asked_at, id", new { sheet });
            var objections = await connection.QueryAsync<ObjectionRow>("SELECT id, objector, says, proof, state, taken_name, taken_at, finding, settled_name, settled_at FROM objection WHERE sheet = @sheet ORDER BY taken_at, id", new { sheet });
            var isPublished = await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM programme_case WHERE sheet = @sheet AND stage = 'decided' AND {IsPublished}", new { sheet }) > 0;
            var events = await connection.QueryAsync<EventRow>("SELECT at, kind, actor_name, note FROM case_event WHERE sheet = @sheet ORDER BY number DESC", new { sheet });
            return (OpenCase?)new OpenCase(row.ToCase(), programme.ToProgramme(), saved, [.. facts.Select(f => f.ToFact())], [.. overrides.Select(o => o.ToOverride())], files, [.. objections.Select(o => o.ToObjection())], isPublished, [.. events.Select(e => e.ToEvent())]);
        });
    }

    /// <summary>Keeps what the engine says of a case, for lists.</summary>
    public Task KeepAsync(string sheet, CaseVerdict verdict, long? nearest, int warnings, int awaitsReview) => database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(
        "UPDATE programme_case SET verdict = @verdict, nearest_ppm = @nearest, warnings = @warnings, awaits_review = @awaitsReview WHERE sheet = @sheet AND stage <> 'decided'",
        new { sheet, verdict = Word(verdict), nearest, warnings = (long)warnings, awaitsReview = (long)awaitsReview }, transaction));

    /// <summary>Passes a case on to the next level; false when it is not at the stage any more.</summary>
    public Task<bool> PassAsync(Scope scope, Programme programme, string sheet, CaseStage from, string actorName, string note) => StepAsync(
        scope, sheet, "stage = @next, due_on = @due", "stage = @from", new { next = Word(programme.After(from)), due = ProgrammeStore.Day(programme.Due(programme.After(from))), from = Word(from) }, AuditAction.CasePassed, "passed", actorName, note, [KeyValuePair.Create("from", Word(from))]);

    /// <summary>Gives a case back to the firm, whose sheet is open again until it hands it in anew; false when it is not at the stage any more.</summary>
    public Task<bool> ReturnAsync(Scope scope, string sheet, CaseStage from, DateOnly due, string actorName, string reason) => StepAsync(
        scope, sheet, "stage = 'returned', returned_from = @from, due_on = @due", "stage = @from AND EXISTS (SELECT 1 FROM sheet s WHERE s.id = programme_case.sheet AND s.state = 'submitted')", new { from = Word(from), due = ProgrammeStore.Day(due) }, AuditAction.SheetReturned, "returned", actorName, reason, [KeyValuePair.Create("from", Word(from))],
        async transaction => await transaction.Connection!.ExecuteAsync("UPDATE sheet SET state = 'returned', version = version + 1, changed_at = @Now WHERE id = @sheet", new { sheet, Now }, transaction) == 1);

    /// <summary>States a fact as a reviewer, in place of what the same reviewer stated before; false when the case is decided or with the firm.</summary>
    public Task<bool> StateAsync(Scope scope, string sheet, string field, string value, string reason, string actorName) => StepAsync(
        scope, sheet, "number = number", "stage NOT IN ('returned', 'decided')", null, AuditAction.FactReviewed, "stated", actorName, $"{field} = {value}", [KeyValuePair.Create("field", field)],
        async transaction => await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO review_fact (sheet, field, reviewer, reviewer_name, value, reason, stated_at) VALUES (@sheet, @field, @Actor, @actorName, @value, @reason, @Now)
            ON CONFLICT (sheet, field, reviewer) DO UPDATE SET value = excluded.value, reason = excluded.reason, stated_at = excluded.stated_at, reviewer_name = excluded.reviewer_name
            """,
            new { sheet, field, scope.Actor, actorName, value, reason, Now }, transaction) == 1);

    /// <summary>Asks for another value of a fact; it counts once another person agrees. False when the case is decided or with the firm.</summary>
    public Task<bool> AskAsync(Scope scope, string sheet, string field, string value, string source, string reason, string actorName) => StepAsync(
        scope, sheet, "number = number", "stage NOT IN ('returned', 'decided')", null, AuditAction.OverrideAsked, "asked", actorName, $"{field} = {value}", [KeyValuePair.Create("field", field)],
        async transaction => await transaction.Connection!.ExecuteAsync(
            "INSERT INTO fact_override (id, sheet, field, value, source, reason, state, asked_by, asked_name, asked_at) VALUES (@id, @sheet, @field, @value, @source, @reason, 'asked', @Actor, @actorName, @Now)",
            new { id = Secret.Make().Text, sheet, field, value, source, reason, scope.Actor, actorName, Now }, transaction) == 1);

    /// <summary>Agrees to an override or refuses it. False when it is settled already, or the caller is who asked: that takes two persons.</summary>
    public Task<bool> SettleAsync(Scope scope, string sheet, string id, bool agrees, string actorName) => StepAsync(
        scope, sheet, "number = number", "stage NOT IN ('returned', 'decided')", null, agrees ? AuditAction.OverrideAgreed : AuditAction.OverrideRefused, agrees ? "agreed" : "refused", actorName, "", [KeyValuePair.Create("override", id)],
        async transaction => await transaction.Connection!.ExecuteAsync(
            "UPDATE fact_override SET state = @state, settled_by = @Actor, settled_name = @actorName, settled_at = @Now WHERE id = @id AND sheet = @sheet AND state = 'asked' AND asked_by <> @Actor",
            new { id, sheet, state = agrees ? "agreed" : "refused", scope.Actor, actorName, Now }, transaction) == 1);

    /// <summary>Decides a case by a result; false when it is not with the province, something of it waits for a second person, or an objection is open.</summary>
    public Task<bool> DecideAsync(Scope scope, string sheet, CaseVerdict verdict, string result, string actorName) => StepAsync(
        scope, sheet, "stage = 'decided', verdict = @verdict, result = @result, decided_at = @Now, decided_by = @actorName", "stage = 'province' AND NOT EXISTS (SELECT 1 FROM fact_override o WHERE o.sheet = programme_case.sheet AND o.state = 'asked') AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.sheet = programme_case.sheet AND o.state = 'open')",
        new { verdict = Word(verdict), result, actorName, Now }, AuditAction.SignedOff, "decided", actorName, "",
        [KeyValuePair.Create("verdict", Word(verdict)), KeyValuePair.Create("result", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(result))))]);

    /// <summary>Opens a decided case again, for a reason; false when it is not decided, or already on a published list.</summary>
    public Task<bool> ReopenAsync(Scope scope, string sheet, string actorName, string reason) => StepAsync(
        scope, sheet, "stage = 'province', result = NULL, decided_at = NULL, decided_by = NULL",
        $"stage = 'decided' AND NOT {IsPublished}", null, AuditAction.CaseReopened, "reopened", actorName, reason, []);

    /// <summary>Takes down what somebody says against a decision; false when it is not published.</summary>
    public Task<bool> ObjectAsync(Scope scope, string sheet, string objector, string says, string proof, string actorName) => StepAsync(
        scope, sheet, "number = number", $"stage = 'decided' AND {IsPublished}", null, AuditAction.ObjectionTaken, "objected", actorName, says, [],
        async transaction => await transaction.Connection!.ExecuteAsync(
            "INSERT INTO objection (id, sheet, objector, says, proof, state, taken_name, taken_at) VALUES (@id, @sheet, @objector, @says, @proof, 'open', @actorName, @Now)",
            new { id = Secret.Make().Text, sheet, objector, says, proof, actorName, Now }, transaction) == 1);

    /// <summary>Settles an objection. Upheld, the case is open again, though its list is published; false when it is settled already.</summary>
    public Task<bool> SettleObjectionAsync(Scope scope, string sheet, string id, bool isUpheld, string finding, string actorName) => StepAsync(
        scope, sheet, isUpheld ? "stage = 'province', result = NULL, decided_at = NULL, decided_by = NULL" : "number = number", "stage IN ('province', 'decided')", null,
        isUpheld ? AuditAction.ObjectionUpheld : AuditAction.ObjectionDismissed, isUpheld ? "upheld" : "dismissed", actorName, finding, [KeyValuePair.Create("objection", id)],
        async transaction => await transaction.Connection!.ExecuteAsync(
            "UPDATE objection SET state = @state, finding = @finding, settled_name = @actorName, settled_at = @Now WHERE id = @id AND sheet = @sheet AND state = 'open'",
            new { id, sheet, state = isUpheld ? "upheld" : "dismissed", finding, actorName, Now }, transaction) == 1);

    internal static string Word(CaseStage stage) => stage switch { CaseStage.County => "county", CaseStage.City => "city", CaseStage.Province => "province", CaseStage.Returned => "returned", _ => "decided" };

    internal static string Word(CaseVerdict verdict) => verdict switch { CaseVerdict.Met => "met", CaseVerdict.Unmet => "unmet", CaseVerdict.Undecided => "undecided", _ => "data_error" };

    private const string BeforeStep = "step";

    private string Now => Moments.Now(clock);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>Moves a case on where it stands at the beginning of the step, then does what else belongs to the step; what happened is written last. Of a step that was not possible nothing stays.</summary>
    private Task<bool> StepAsync(Scope scope, string sheet, string set, string when, object? values, string action, string kind, string actorName, string note, KeyValuePair<string, string>[] details, Func<DbTransaction, Task<bool>>? also = null) => database.WriteAsync(async transaction =>
    {
        var all = scope.With(values);
        all.Add("sheet", sheet);
        await transaction.SaveAsync(BeforeStep);
        if (await transaction.Connection!.ExecuteAsync($"UPDATE programme_case SET {set} WHERE sheet = @sheet AND {when} AND EXISTS (SELECT 1 FROM sheet WHERE sheet.id = programme_case.sheet AND {scope.Sheets()})", all, transaction) != 1) return false;
        if (also is not null && !await also(transaction))
        {
            await transaction.RollbackAsync(BeforeStep);
            return false;
        }
        await Happened(transaction, sheet, action, kind, scope.Actor, actorName, note, details);
        return true;
    });

    /// <summary>Writes what happened into the story of the case and, without what was typed, into the audit log.</summary>
    private async Task Happened(DbTransaction transaction, string sheet, string action, string kind, string actor, string actorName, string note, params KeyValuePair<string, string>[] details)
    {
        var connection = transaction.Connection!;
        // The row of the case is locked by the step: numbers follow each other.
        await connection.ExecuteAsync(
            "INSERT INTO case_event (sheet, number, at, kind, actor, actor_name, note) VALUES (@sheet, (SELECT COUNT(*) + 1 FROM case_event WHERE sheet = @sheet), @Now, @kind, @actor, @actorName, @note)",
            new { sheet, Now, kind, actor, actorName, note }, transaction);
        await audit.AddAsync(transaction, actor, action, "sheet:" + sheet, await connection.ExecuteScalarAsync<string?>("SELECT region FROM sheet WHERE id = @sheet", new { sheet }, transaction) ?? "", details);
    }

    private static (string Where, DynamicParameters Values) Where(Scope scope, string programme, CaseFilter filter)
    {
        var values = scope.With(new { programme });
        List<string> all = ["c.programme = @programme", scope.Sheets()];
        void Add(string condition, string name, object value)
        {
            all.Add(condition);
            values.Add(name, value);
        }
        if (filter.Stage is { } stage) Add("c.stage = @stage", "stage", Word(stage));
        if (filter.Verdict is { } verdict) Add("c.verdict = @verdict", "verdict", Word(verdict));
        if (filter.Text.Length > 0) Add("(sheet.name LIKE @text ESCAPE '!' OR sheet.uscc LIKE @text ESCAPE '!')", "text", "%" + Escaped(filter.Text) + "%");
        if (filter.Region.Length > 0) Add("sheet.region LIKE @inRegion ESCAPE '!'", "inRegion", Escaped(filter.Region) + "%");
        if (filter.Industry.Length > 0) Add("sheet.industry LIKE @industry ESCAPE '!'", "industry", "%" + Escaped(filter.Industry) + "%");
        if (filter.Size.Length > 0) Add("sheet.size = @size", "size", filter.Size);
        if (filter.AwaitsReview) all.Add("c.awaits_review > 0 AND c.stage NOT IN ('returned', 'decided')");
        if (filter.HasObjection) all.Add("EXISTS (SELECT 1 FROM objection o WHERE o.sheet = c.sheet AND o.state = 'open')");
        if (filter.DueBy is { } due) Add("c.due_on <= @dueBy", "dueBy", ProgrammeStore.Day(due));
        return (string.Join(" AND ", all), values);
    }

    private static string Escaped(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private sealed record Row
    {
        public required string Sheet { get; init; }

        public required string Programme { get; init; }

        public required long Number { get; init; }

        public required string Stage { get; init; }

        public required string DueOn { get; init; }

        public required string Verdict { get; init; }

        public long? NearestPpm { get; init; }

        public required long Warnings { get; init; }

        public required long AwaitsReview { get; init; }

        public string? Result { get; init; }

        public string? DecidedAt { get; init; }

        public string? DecidedBy { get; init; }

        public required long Objections { get; init; }

        public required string Name { get; init; }

        public required string Uscc { get; init; }

        public required string Region { get; init; }

        public string? Industry { get; init; }

        public string? Size { get; init; }

        public ProgrammeCase ToCase() => new()
        {
            Sheet = Sheet, Programme = Programme, Number = Number, Name = Name, Uscc = Uscc, Region = Region, Industry = Industry, Size = Size, Stage = Enum.Parse<CaseStage>(Stage, ignoreCase: true), Due = ProgrammeStore.Day(DueOn),
            Verdict = Enum.Parse<CaseVerdict>(Verdict.Replace("_", "", StringComparison.Ordinal), ignoreCase: true), Nearest = NearestPpm, Warnings = Warnings, AwaitsReview = AwaitsReview, Result = Result,
            Decided = DecidedAt is { } at ? (Moments.Read(at), DecidedBy ?? "") : null, Objections = Objections,
        };
    }

    private sealed record FactRow
    {
        public required string Field { get; init; }

        public required string Reviewer { get; init; }

        public required string ReviewerName { get; init; }

        public required string Value { get; init; }

        public required string Reason { get; init; }

        public required string StatedAt { get; init; }

        public ReviewFact ToFact() => new(Field, Reviewer, ReviewerName, Value, Reason, Moments.Read(StatedAt));
    }

    private sealed record OverrideRow
    {
        public required string Id { get; init; }

        public required string Field { get; init; }

        public required string Value { get; init; }

        public required string Source { get; init; }

        public required string Reason { get; init; }

        public required string State { get; init; }

        public required string AskedBy { get; init; }

        public required string AskedName { get; init; }

        public required string AskedAt { get; init; }

        public string? SettledName { get; init; }

        public string? SettledAt { get; init; }

        public FactOverride ToOverride() => new(Id, Field, Value, Source, Reason, Enum.Parse<OverrideState>(State, ignoreCase: true), AskedBy, AskedName, Moments.Read(AskedAt), SettledName, SettledAt is { } at ? Moments.Read(at) : null);
    }

    private sealed record ObjectionRow
    {
        public required string Id { get; init; }

        public required string Objector { get; init; }

        public required string Says { get; init; }

        public required string Proof { get; init; }

        public required string State { get; init; }

        public required string TakenName { get; init; }

        public required string TakenAt { get; init; }

        public string? Finding { get; init; }

        public string? SettledName { get; init; }

        public string? SettledAt { get; init; }

        public Objection ToObjection() => new(Id, Objector, Says, Proof, Enum.Parse<ObjectionState>(State, ignoreCase: true), TakenName, Moments.Read(TakenAt), Finding, SettledName, SettledAt is { } at ? Moments.Read(at) : null);
    }

    private sealed record EventRow
    {
        public required string At { get; init; }

        public required string Kind { get; init; }

        public required string ActorName { get; init; }

        public required string Note { get; init; }

        public CaseEvent ToEvent() => new(Moments.Read(At), Kind, ActorName, Note);
    }
}
