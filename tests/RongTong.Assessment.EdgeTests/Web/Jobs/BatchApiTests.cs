using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RongTong.EdgeTests.Batch;
using RongTong.Hosting.Ledger;
using RongTong.Web.Access;
using RongTong.Web.Jobs;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Jobs;

/// <summary>A batch sent to the service comes to what the command line makes of the same table, on both databases.</summary>
public sealed class BatchApiTests
{
    private const string Options = $"model={BatchSample.Model}&asOf=2026-07-15";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Every_file_is_that_of_the_command_line(DatabaseKind kind)
    {
        var table = BatchSample.Invented(800);
        using var expected = BatchTrial.Of(table, "--as-of", "2026-07-15", "--xlsx", "--opinions", "passed", "--title", "第一批");
        await using var host = await WebHost.StartAsync(kind);
        using var client = await ApiClient.OfAsync(host);

        using var form = new MultipartFormDataContent { { new StringContent("ignored"), "note" }, { new ByteArrayContent(table), "file", "applicants.csv" } };
        using var begun = await client.Http.PostAsync(new Uri($"/api/v1/batches?{Options}&workbook=true&opinions=passed&title=第一批", UriKind.Relative), form);
        begun.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var done = await client.EndOfAsync(begun.Headers.Location!);
        done.GetProperty("state").GetString().ShouldBe("done", done.ToString());
        done.GetProperty("counts").GetProperty("applied").GetInt64().ShouldBe(800);

        var id = done.GetProperty("id").GetString()!;
        var files = await client.FilesAsync(id);
        var there = Directory.GetFiles(expected.Out, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(expected.Out, f).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        files.Keys.Order(StringComparer.Ordinal).ShouldBe(there.Keys.Order(StringComparer.Ordinal));
        files.Where(f => !f.Value.AsSpan().SequenceEqual(there[f.Key])).Select(f => f.Key).ShouldBeEmpty();

        var root = done.GetProperty("counts").GetProperty("root").GetString()!;
        var code = expected.Rows("results.csv")[400]["uscc"];
        var proof = await client.Http.GetByteArrayAsync(new Uri($"/api/v1/batches/{id}/proofs/{code}", UriKind.Relative));
        InclusionProof.Holds(proof, root).ShouldBeTrue();
        using var none = await client.Http.GetAsync(new Uri($"/api/v1/batches/{id}/proofs/91330400MA2JX7Q3K1", UriKind.Relative));
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var (published, isSound) in new[] { (root, true), (new string('0', 64), false) })
        {
            using var check = await client.Http.PostAsync(new Uri($"/api/v1/batches/{id}/verification?root={published}", UriKind.Relative), null);
            JsonDocument.Parse(await check.Content.ReadAsStringAsync()).RootElement.GetProperty("sound").GetBoolean().ShouldBe(isSound);
        }
    }

    /// <summary>What a stalled node still writes is refused, and the node that took over ends with the same bytes.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_holder_that_lost_its_lease_writes_nothing_more(DatabaseKind kind)
    {
        await using var host = await WebHost.StartAsync(kind);
        var (operations, files) = (host.Server.Services.GetRequiredService<OperationStore>(), host.Server.Services.GetRequiredService<OperationFiles>());
        var scope = Scope.InRegion("33", "key:a");
        var (_, id) = await operations.AdmitAsync(OperationKind.Reports, scope);
        (await operations.FindAsync(Scope.InRegion("", "key:b"), id)).ShouldBeNull("reports are for who asked");
        (await operations.QueueAsync(id, "{}")).ShouldBeTrue();
        var first = (await operations.TakeAsync(id, "a"))!;
        await files.CommitAsync(first, [], "small", Encoding.UTF8.GetBytes("first"));
        var second = (await operations.TakeAsync(id, "b"))!;
        second.Fence.ShouldBe(first.Fence + 1);
        await Should.ThrowAsync<LeaseLostException>(() => files.CommitAsync(first, [], "small", Encoding.UTF8.GetBytes("late")));
        (await operations.AdvanceAsync(first, 1, 1)).ShouldBeFalse();
        await operations.FailAsync(first, "[]");
        (await operations.FindAsync(id))!.State.ShouldBe(OperationState.Running);
        using var read = new MemoryStream();
        await files.CopyAsync(id, (await files.FindAsync(id, FileRole.Work, "small"))!, read, default);
        Encoding.UTF8.GetString(read.ToArray()).ShouldBe("first");
        (await operations.CancelAsync(scope, id)).ShouldBeTrue();
        await Should.ThrowAsync<LeaseLostException>(() => files.CommitAsync(second, [], "small", Encoding.UTF8.GetBytes("late")));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_is_sent_beyond_the_limits_is_refused(DatabaseKind kind)
    {
        await using var host = await WebHost.StartAsync(kind, o => o with { OperationsPerOwner = 2, OperationsWaiting = 3, BatchBytes = 5000 });
        using var client = await ApiClient.OfAsync(host);
        var operations = host.Server.Services.GetRequiredService<OperationStore>();
        var table = BatchSample.Table(BatchSample.Row(1));

        (await ApiClient.ProblemOf(await client.PostTableAsync(new byte[5001], Options))).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "RT6172"));
        using var pdf = await client.PostTableAsync(table, Options, "application/pdf");
        pdf.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        JsonDocument.Parse(await pdf.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").GetArrayLength().ShouldBe(0);
        using var untyped = new ByteArrayContent(table);
        (await ApiClient.ProblemOf(await client.Http.PostAsync(new Uri("/api/v1/batches?" + Options, UriKind.Relative), untyped))).ShouldBe((HttpStatusCode.UnsupportedMediaType, "RT6174"));
        (await ApiClient.ProblemOf(await client.PostTableAsync(table, "model=miit/none"))).ShouldBe((HttpStatusCode.BadRequest, "RT2012"));
        (await ApiClient.ProblemOf(await client.PostTableAsync(table, "asOf=2026-07-15"))).ShouldBe((HttpStatusCode.BadRequest, "RT6014"));
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        (await ApiClient.ProblemOf(await client.Http.PostAsync(new Uri("/api/v1/batches?" + Options, UriKind.Relative), empty))).ShouldBe((HttpStatusCode.BadRequest, "RT6175"));

        // Nothing of all that is left behind: two are still let in, a third of the same owner is not, nor a fourth of anybody's.
        var own = Scope.InRegion("33", "key:other");
        (await operations.AdmitAsync(OperationKind.Batch, own)).Admission.ShouldBe(Admission.Admitted);
        (await operations.AdmitAsync(OperationKind.Batch, own)).Admission.ShouldBe(Admission.Admitted);
        (await operations.AdmitAsync(OperationKind.Batch, own)).Admission.ShouldBe(Admission.OwnerIsBusy);
        (await operations.AdmitAsync(OperationKind.Batch, Scope.InRegion("33", "key:third"))).Admission.ShouldBe(Admission.Admitted);
        using var full = await client.PostTableAsync(table, Options);
        full.Headers.RetryAfter.ShouldNotBeNull();
        (await ApiClient.ProblemOf(full)).ShouldBe((HttpStatusCode.ServiceUnavailable, "RT6171"));
        await host.Server.DisposeAsync();
    }

    [Fact]
    public async Task A_third_batch_of_one_owner_waits_outside()
    {
        await using var host = await WebHost.StartAsync(change: o => o with { OperationsPerOwner = 0 });
        using var client = await ApiClient.OfAsync(host);
        using var answer = await client.PostTableAsync(BatchSample.Table(BatchSample.Row(1)), Options);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await ApiClient.ProblemOf(answer)).ShouldBe((HttpStatusCode.TooManyRequests, "RT6170"));
    }

    [Theory]
    [InlineData(0, "RT6052")]
    [InlineData(20, "RT6051")]
    public async Task Work_that_breaks_by_our_mistake_or_never_ends_is_not_repeated_for_ever(long attempts, string code)
    {
        await using var host = await WebHost.StartAsync();
        var (operations, database) = (host.Server.Services.GetRequiredService<OperationStore>(), host.Server.Services.GetRequiredService<Database>());
        var (_, id) = await operations.AdmitAsync(OperationKind.Batch, Scope.InRegion("33", "key:a"));
        await database.WriteAsync(t => t.Connection!.ExecuteAsync("UPDATE operation SET fence = @attempts WHERE id = @id", new { id, attempts }, t));
        await operations.QueueAsync(id, "{\"not\":\"a request\"}");
        await host.Server.Services.GetRequiredService<OperationQueue>().GiveAsync(id);
        for (var i = 0; i < 300 && !(await operations.FindAsync(id))!.IsOver; i++) await Task.Delay(100);
        var ended = (await operations.FindAsync(id))!;
        ended.State.ShouldBe(OperationState.Failed);
        ended.Problems.ShouldNotBeNull().ShouldContain(code);
    }

    [Fact]
    public async Task A_table_that_cannot_be_used_fails_with_its_problems_in_the_language_asked_for()
    {
        await using var host = await WebHost.StartAsync();
        using var client = await ApiClient.OfAsync(host);
        using var begun = await client.PostTableAsync(Encoding.UTF8.GetBytes("a,b\r\n1,2\r\n"), Options);
        using var early = await client.Http.GetAsync(new Uri($"{begun.Headers.Location!.ToString().Replace("operations", "batches", StringComparison.Ordinal)}/files", UriKind.Relative));
        (await ApiClient.ProblemOf(early)).ShouldBe((HttpStatusCode.Conflict, "RT6176"));
        var failed = await client.EndOfAsync(begun.Headers.Location!);
        failed.GetProperty("state").GetString().ShouldBe("failed");
        client.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var english = await client.JsonAsync(begun.Headers.Location!.ToString());
        var (zh, en) = (failed.GetProperty("errors")[0], english.GetProperty("errors")[0]);
        zh.GetProperty("code").GetString().ShouldStartWith("RT41");
        en.GetProperty("code").GetString().ShouldBe(zh.GetProperty("code").GetString());
        en.GetProperty("message").GetString().ShouldNotBe(zh.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Somebody_elses_batch_is_not_there()
    {
        await using var host = await WebHost.StartAsync();
        using var client = await ApiClient.OfAsync(host, "3301");
        using var begun = await client.PostTableAsync(BatchSample.Table(BatchSample.Row(1)), Options);
        var id = (await client.EndOfAsync(begun.Headers.Location!)).GetProperty("id").GetString()!;
        using var above = await ApiClient.OfAsync(host, "33");
        (await above.JsonAsync($"/api/v1/batches/{id}")).GetProperty("state").GetString().ShouldBe("done");
        (await above.JsonAsync("/api/v1/batches")).GetArrayLength().ShouldBe(1);
        using var beside = await ApiClient.OfAsync(host, "3302");
        (await beside.JsonAsync("/api/v1/batches")).GetArrayLength().ShouldBe(0);
        foreach (var path in new[] { $"operations/{id}", $"batches/{id}", $"batches/{id}/files", $"batches/{id}/files/results.csv", $"batches/{id}/proofs/{BatchSample.Code(1)}" })
        {
            using var answer = await beside.Http.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));
            (await ApiClient.ProblemOf(answer)).ShouldBe((HttpStatusCode.NotFound, "RT6173"), path);
        }
        using var narrow = await ApiClient.OfAsync(host, "3301", KeyScope.Assess);
        using var refused = await narrow.Http.GetAsync(new Uri("/api/v1/batches", UriKind.Relative));
        (await ApiClient.ProblemOf(refused)).ShouldBe((HttpStatusCode.Forbidden, "RT6061"));
        using var nobody = await host.Client.GetAsync(new Uri("/api/v1/batches", UriKind.Relative));
        (await ApiClient.ProblemOf(nobody)).ShouldBe((HttpStatusCode.Unauthorized, "RT6060"));

        using var gone = await client.Http.DeleteAsync(new Uri($"/api/v1/batches/{id}", UriKind.Relative));
        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var after = await client.Http.GetAsync(new Uri($"/api/v1/batches/{id}", UriKind.Relative));
        after.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_batch_called_off_stops_and_leaves_no_files()
    {
        await using var host = await WebHost.StartAsync();
        using var client = await ApiClient.OfAsync(host);
        using var begun = await client.PostTableAsync(BatchSample.Invented(20_000), Options + "&opinions=all");
        var id = begun.Headers.Location!.ToString().Split('/')[^1];
        using var called = await client.Http.PostAsync(new Uri($"/api/v1/batches/{id}/cancellation", UriKind.Relative), null);
        called.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.JsonAsync($"/api/v1/batches/{id}")).GetProperty("state").GetString().ShouldBe("cancelled");
        using var again = await client.Http.PostAsync(new Uri($"/api/v1/batches/{id}/cancellation", UriKind.Relative), null);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        // The attempt that was under way ends too, and clears its folder.
        var work = Path.Combine(host.Options.Data, "work");
        for (var i = 0; i < 300 && Directory.Exists(work) && Directory.GetDirectories(work).Length > 0; i++) await Task.Delay(100);
        (Directory.Exists(work) ? Directory.GetDirectories(work) : []).ShouldBeEmpty();
        (await client.JsonAsync($"/api/v1/batches/{id}")).GetProperty("state").GetString().ShouldBe("cancelled");
    }
}
