using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RongTong.Web.Access;
using RongTong.Web.Storage;

namespace RongTong.EdgeTests.Web.Jobs;

/// <summary>A program that calls the service with a key of its own.</summary>
internal sealed class ApiClient(HttpClient client) : IDisposable
{
    /// <summary>The client underneath.</summary>
    public HttpClient Http => client;

    /// <summary>A program with a key for everything in a region, or for some scopes only.</summary>
    public static async Task<ApiClient> OfAsync(WebHost host, string region = "33", params string[] scopes)
    {
        var (database, keys) = (host.Server.Services.GetRequiredService<Database>(), host.Server.Services.GetRequiredService<ApiKeyStore>());
        return new ApiClient(new HttpClient { BaseAddress = host.Client.BaseAddress, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync(database, keys, region, scopes)) } });
    }

    /// <summary>Makes a key that does not end during a test.</summary>
    public static async Task<string> KeyAsync(Database database, ApiKeyStore keys, string region, params string[] scopes) =>
        (await database.WriteAsync(t => keys.MakeAsync(t, "test", scopes is [] ? KeyScope.All : scopes, region, DateTimeOffset.UtcNow.AddYears(20), "test"))).Shown;

    /// <summary>Sends a table.</summary>
    public Task<HttpResponseMessage> PostTableAsync(byte[] table, string query, string type = "text/csv") =>
        client.PostAsync(new Uri("/api/v1/batches?" + query, UriKind.Relative), new ByteArrayContent(table) { Headers = { ContentType = new MediaTypeHeaderValue(type) } });

    /// <summary>Waits until an operation is over.</summary>
    public async Task<JsonElement> EndOfAsync(Uri operation, int seconds = 120)
    {
        for (var i = 0; i < seconds * 10; i++, await Task.Delay(100))
        {
            var now = await JsonAsync(operation.ToString());
            if (now.GetProperty("state").GetString() is "done" or "failed" or "cancelled") return now;
        }
        throw new TimeoutException($"{operation} does not end");
    }

    /// <summary>What an address answers, as JSON.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>The files of a batch, by name.</summary>
    public async Task<Dictionary<string, byte[]>> FilesAsync(string batch)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in (await JsonAsync($"/api/v1/batches/{batch}/files")).EnumerateArray())
            files[file.GetProperty("name").GetString()!] = await client.GetByteArrayAsync(new Uri(file.GetProperty("href").GetString()!, UriKind.Relative));
        return files;
    }

    /// <summary>The status of an answer and the code of its first problem.</summary>
    public static async Task<(HttpStatusCode Status, string Code)> ProblemOf(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, problem.RootElement.GetProperty("errors")[0].GetProperty("code").GetString()!);
    }

    public void Dispose() => client.Dispose();
}
