using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Dapper;
using RongTong.EdgeTests.Batch;
using RongTong.Snapshots;
using RongTong.Web;
using RongTong.Web.Access;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Jobs;

/// <summary>Asked to stop, the service answers who is being served, gives its work back to the queue, and ends well.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task A_request_under_way_is_answered_and_a_batch_goes_on_after_the_next_start()
    {
        var table = BatchSample.Invented(20_000);
        using var expected = BatchTrial.Of(table, "--as-of", "2026-07-15");
        using var directory = new TemporaryDirectory();
        var data = directory["data"];
        await using var database = await Database.OpenAsync(new ServeOptions { Data = data });
        var key = await ApiClient.KeyAsync(database, new ApiKeyStore(database, TimeProvider.System), "");
        Uri batch;
        using (var service = await ServiceProcess.StartAsync(data, null, "--batch-checkpoint-rows", "250"))
        {
            using var client = new ApiClient(new HttpClient { BaseAddress = service.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } });
            using var begun = await client.PostTableAsync(table, $"model={BatchSample.Model}&asOf=2026-07-15");
            batch = begun.Headers.Location!;
            while (await StateAsync(database) is not ("running", > 0)) await Task.Delay(20);
            using var half = new HalfSent(await File.ReadAllBytesAsync(Path.Combine(Repository.Rules, "samples", "qiheng.yaml")));
            var answer = client.Http.PostAsync(new Uri("/api/v1/assessments", UriKind.Relative), half);
            await half.IsHalf;
            var stopping = service.StopAsync(TimeSpan.FromSeconds(60));
            await Task.Delay(500);
            half.SendRest();
            (await answer).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await stopping).ShouldBe(0, service.Log);
        }
        var (state, kept) = await StateAsync(database);
        state.ShouldBe("queued", "given back, not lost");
        kept.ShouldBeGreaterThan(0);
        using (var service = await ServiceProcess.StartAsync(data, null))
        {
            using var client = new ApiClient(new HttpClient { BaseAddress = service.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } });
            (await client.EndOfAsync(batch)).GetProperty("state").GetString().ShouldBe("done", service.Log);
            var files = await client.FilesAsync(batch.ToString().Split('/')[^1]);
            foreach (var file in Directory.GetFiles(expected.Out)) SHA256.HashData(files[Path.GetFileName(file)]).ShouldBe(SHA256.HashData(await File.ReadAllBytesAsync(file)), file);
        }
    }

    private static Task<(string State, long Kept)> StateAsync(Database database) => database.ReadAsync(c => c.QuerySingleAsync<(string, long)>(
        "SELECT o.state, COALESCE((SELECT MAX(f.bytes) FROM operation_file f WHERE f.operation = o.id AND f.role = 'work' AND f.name = 'results.csv'), 0) FROM operation o"));

    /// <summary>A body of which the second half is sent when somebody says so.</summary>
    private sealed class HalfSent(byte[] body) : HttpContent
    {
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsHalf => _half.Task;

        public void SendRest() => _rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
            await stream.FlushAsync();
            _half.SetResult();
            await _rest.Task;
            await stream.WriteAsync(body.AsMemory(body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
