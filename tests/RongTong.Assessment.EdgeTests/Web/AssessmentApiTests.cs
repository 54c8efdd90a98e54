using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Web;

/// <summary>What the service answers is what the command line prints.</summary>
public sealed class AssessmentApiTests
{
    [Fact]
    public async Task Every_sample_gives_the_bytes_of_the_command_line()
    {
        await using var host = await WebHost.StartAsync();
        var samples = Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml");
        samples.Length.ShouldBeGreaterThan(20);
        foreach (var sample in samples)
        foreach (var language in new[] { "zh", "en" })
        {
            using var request = Sheet(await File.ReadAllTextAsync(sample));
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await host.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var expected = CommandRun.Of("assess", sample, "--format", "json", "--lang", language).Bytes;
            (await answer.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(expected).ShouldBeTrue($"{Path.GetFileName(sample)} {language}");
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_its_place()
    {
        await using var host = await WebHost.StartAsync();
        using var request = Sheet("sheet: rongtong/sheet@1\nmodel: miit/srdi-sme@2026\nanswers: { revenue_y1: [ }\n");
        using var answer = await host.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("RT1001");
        problem.RootElement.GetProperty("errors")[0].GetProperty("line").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("application/xml", 10, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/yaml", 2 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task What_is_not_taken_is_a_problem_too(string type, int length, HttpStatusCode status)
    {
        await using var host = await WebHost.StartAsync();
        using var request = Sheet(new string('#', length), type);
        using var answer = await host.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Models_and_their_questions_are_listed()
    {
        await using var host = await WebHost.StartAsync();
        using var models = JsonDocument.Parse(await host.Client.GetStringAsync("/api/v1/models"));
        models.RootElement.EnumerateArray().Select(m => m.GetProperty("ref").GetString()).ShouldContain("miit/srdi-sme@2026+zhejiang");
        using var form = JsonDocument.Parse(await host.Client.GetStringAsync("/api/v1/questionnaires/miit/sme-digital-level@2024"));
        form.RootElement.GetProperty("fields").EnumerateArray().Count(f => f.GetProperty("type").GetString() == "level").ShouldBe(16);
        using var unknown = await host.Client.GetAsync(new Uri("/api/v1/questionnaires/miit/srdi-sme@2023", UriKind.Relative));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("RT2012");
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_from_elsewhere()
    {
        await using var host = await WebHost.StartAsync();
        foreach (var path in new[] { "/health/live", "/api/v1/models", "/nothing-here" })
        {
            using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        }
    }

    [Theory]
    [InlineData("--data", "README.md/below-a-file")]
    [InlineData("--urls", "http://203.0.113.1:1")]
    [InlineData("--database", "Host=127.0.0.1;Port=1")]
    public void What_keeps_the_service_from_starting_is_told(string option, string value)
    {
        using var directory = new TemporaryDirectory();
        var run = CommandRun.Of(["serve", .. option == "--data" ? Array.Empty<string>() : ["--data", directory["d"]], option, value]);
        run.Exit.ShouldBe(ExitCode.InputOutput);
        run.Messages.ShouldContain("RT6050");
    }

    private static HttpRequestMessage Sheet(string text, string type = "application/yaml") => new(HttpMethod.Post, "/api/v1/assessments")
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
    };
}
