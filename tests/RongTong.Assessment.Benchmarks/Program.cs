using System.Globalization;
using RongTong.Benchmarks;

// All contenders in one run, round by round in turn, so that a busy machine slows them all alike. Medians; see the spread for the noise.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int rounds = 15;
var work = Workload.Load();
var (plain, untraced) = (Contenders.Plain(work), Contenders.Untraced(work));
List<Contender> contenders = [plain, untraced, Contenders.Traced(work)];
List<Contender> whole = [plain, untraced];
#if USE_NRULES
contenders.AddRange(NRulesContenders.All(work));
whole.Add(contenders.Single(c => c.Items == Workload.Sheets && !whole.Contains(c)));
#endif
contenders.Add(Contenders.Compile(work));

if (whole.Select(c => c.Run()).Distinct().Count() != 1)
{
    Console.Error.WriteLine("the contenders do not agree: " + string.Join(", ", whole.Select(c => $"{c.Name} {c.Run()}")));
    return 1;
}
foreach (var contender in contenders) contender.WarmUp(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(200));
for (var round = 0; round < rounds; round++)
    foreach (var contender in contenders) contender.Round();

Console.WriteLine($"{work.Model.Model.Ref}, {Workload.Sheets} sheets, medians of {rounds} rounds, .NET {Environment.Version}, {Environment.ProcessorCount} cores");
Console.WriteLine($"{"",-36}{"per second",14}{"µs each",12}{"× plain C#",12}{"spread",9}");
foreach (var contender in contenders)
{
    var ratio = contender.Unit == "sheet" ? (contender.Median / plain.Median).ToString("F1") : "";
    Console.WriteLine($"{contender.Name,-36}{1e9 / contender.Median,14:N0}{contender.Median / 1000,12:F3}{ratio,12}{contender.Spread,9:P0}");
}
return 0;
