using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace RongTong.Benchmarks.Service;

/// <summary>
/// Fifty people who fill a sheet each on the embedded database, one answer a second, saved as the script of the page saves it. Every answer the
/// service said it has must be there afterwards, and nobody may have been told anything but that it is saved.
/// </summary>
internal static class AutosaveTable
{
    private const int People = 50;
    private const string Start = "/start/miit/sme-digital-level@2024";

    private static readonly string[] Scenes = ["product-design", "process-design", "marketing", "after-sales", "planning-scheduling", "quality", "equipment", "safety", "energy", "warehouse-logistics", "finance", "human-resources"];

    /// <summary>Measures and prints.</summary>
    /// <returns>0; 1 when an answer was lost or refused.</returns>
    public static int Print(int seconds) => RunAsync(TimeSpan.FromSeconds(seconds)).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(TimeSpan duration)
    {
        using var service = await ServiceProcess.StartAsync();
        var people = new List<Person>();
        for (var i = 0; i < People; i++) people.Add(await Person.BeginAsync(service.Address, i));
        var (processor, clock) = (service.Processor, Stopwatch.StartNew());
        await Task.WhenAll(people.Select((p, i) => Task.Run(() => p.FillAsync(clock, TimeSpan.FromSeconds((double)i / People), duration))));
        var (elapsed, spent) = (clock.Elapsed, service.Processor - processor);
        var lost = 0;
        foreach (var person in people) lost += await person.LostAsync();
        var times = people.SelectMany(p => p.Milliseconds).Order().ToList();
        var refused = people.Sum(p => p.Refused);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{People} people, one answer a second each, SQLite, {elapsed.TotalSeconds:N0} s: {times.Count:N0} saved, {times.Count / elapsed.TotalSeconds:N1} a second"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p50 {At(times, 50):F2} ms, p95 {At(times, 95):F2} ms, p99 {At(times, 99):F2} ms, most {times[^1]:F1} ms; {spent.TotalMicroseconds / times.Count:N0} µs of the service's processor each; memory {service.Memory / 1024 / 1024} MiB"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"refused {refused}, lost {lost}, errors in the log {service.Errors}"));
        people.ForEach(p => p.Dispose());
        return refused + lost + service.Errors == 0 ? 0 : 1;
    }

    private static double At(List<double> sorted, int share) => sorted[Math.Min(sorted.Count - 1, sorted.Count * share / 100)];

    /// <summary>One who fills a sheet at a browser.</summary>
    private sealed class Person : IDisposable
    {
        private readonly HttpClient _client;
        private readonly int _number;
        private readonly Dictionary<string, (string Value, long Version)> _told = new(StringComparer.Ordinal);
        private string _sheet = "";
        private string _token = "";

        private Person(Uri address, int number) => (_client, _number) = (new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = address }, number);

        public List<double> Milliseconds { get; } = [];

        public int Refused { get; private set; }

        public static async Task<Person> BeginAsync(Uri address, int number)
        {
            var person = new Person(address, number);
            person._client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            await person.PageAsync(Start, null);
            var link = await person.PageAsync(Start, [new("name", string.Create(CultureInfo.InvariantCulture, $"企业{number}")), new("uscc", "91330400MA2JX7Q3K0"), new("region", "330106"), new("__RequestVerificationToken", person._token)]);
            person._sheet = link.Segments[2].TrimEnd('/');
            await person.PageAsync($"/sheets/{person._sheet}/1", null);
            return person;
        }

        public async Task FillAsync(Stopwatch clock, TimeSpan begin, TimeSpan duration)
        {
            for (var i = 0; begin + TimeSpan.FromSeconds(i) < duration; i++)
            {
                var due = begin + TimeSpan.FromSeconds(i);
                if (due > clock.Elapsed) await Task.Delay(due - clock.Elapsed);
                var (field, value) = (Scenes[i % Scenes.Length], ((i / Scenes.Length + _number) % 3).ToString(CultureInfo.InvariantCulture));
                var seen = _told.TryGetValue(field, out var told) ? told.Version : 0;
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/sheets/{_sheet}/answers")
                {
                    Content = new FormUrlEncodedContent([new("field", field), new("value", value), new("seen", seen.ToString(CultureInfo.InvariantCulture))]), Headers = { { "X-Form-Token", _token } },
                };
                using var answer = await _client.SendAsync(request);
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    Refused++;
                    continue;
                }
                using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                _told[field] = (value, json.RootElement.GetProperty("version").GetInt64());
                Milliseconds.Add((clock.Elapsed - due).TotalMilliseconds);
            }
        }

        /// <summary>Takes the data of the sheet along, and counts what is not in it as it was told.</summary>
        public async Task<int> LostAsync()
        {
            await using var zip = await _client.GetStreamAsync(new Uri($"/sheets/{_sheet}/export.zip", UriKind.Relative));
            using var archive = new System.IO.Compression.ZipArchive(zip);
            using var reader = new StreamReader(archive.GetEntry("answers.json")!.Open(), Encoding.UTF8);
            using var json = JsonDocument.Parse(await reader.ReadToEndAsync());
            var there = json.RootElement.GetProperty("answers").EnumerateArray().ToDictionary(a => a.GetProperty("field").GetString()!, a => string.Join(';', a.GetProperty("values").EnumerateArray().Select(v => v.GetString())), StringComparer.Ordinal);
            return _told.Count(t => there.GetValueOrDefault(t.Key) != t.Value.Value);
        }

        public void Dispose() => _client.Dispose();

        private async Task<Uri> PageAsync(string path, KeyValuePair<string, string>[]? form)
        {
            using var answer = form is null ? await _client.GetAsync(new Uri(path, UriKind.Relative)) : await _client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(form));
            answer.EnsureSuccessStatusCode();
            var page = await answer.Content.ReadAsStringAsync();
            const string Mark = "form-token\" content=\"";
            if (page.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at) _token = page[(at + Mark.Length)..page.IndexOf('"', at + Mark.Length)];
            return answer.RequestMessage!.RequestUri!;
        }
    }
}
