using System.Globalization;
using RongTong.Assessing;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Benchmarks.Service;

/// <summary>Where the time of <c>POST /assessments</c> goes: reading the sheet, assessing it, writing the result, on one thread, without the network.</summary>
internal static class StagesTable
{
    private const int Rounds = 7;

    public static int Print(int times)
    {
        Console.WriteLine($"{"",-26}{"read µs",10}{"KB",8}{"assess µs",12}{"KB",8}{"write µs",12}{"KB",8}{"bytes",10}");
        foreach (var sample in new[] { "qiheng.yaml", "srdi-certified.yaml" })
        {
            var body = File.ReadAllBytes(Path.Combine(Repository.Rules, "samples", sample));
            var assessor = new SheetAssessor(new ModelCache(new RuleDirectory(Repository.Rules)), EngineCatalog.BuiltIn, TimeProvider.System);
            AnswerSheet Read()
            {
                using var stream = new MemoryStream(body);
                return SheetReader.Read(SheetFiles.Read(stream, "body").Value!).Sheets[0];
            }
            Assessment Assess(AnswerSheet sheet) => assessor.Assess(sheet, new SheetRequest()).Assessment!;
            var read = Read();
            var assessed = Assess(read);
            var bytes = AssessmentJson.Write(assessed, Language.Zh, indented: true).Length;
            var (reading, readBytes) = Measure(times, () => Read());
            var (assessing, assessBytes) = Measure(times, () => Assess(read));
            var (writing, writeBytes) = Measure(times, () =>
            {
                using var buffer = new PooledBytes();
                AssessmentJson.Write(buffer, assessed, Language.Zh, indented: true);
                return buffer.Written.Length;
            });
            var bare = Measure(times, () => assessor.Assess(read, new SheetRequest { WithMeasures = false })).Microseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"without advice {bare:N0}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample,-26}{reading,10:N0}{readBytes / 1024,8:N0}{assessing,12:N0}{assessBytes / 1024,8:N0}{writing,12:N0}{writeBytes / 1024,8:N0}{bytes,10:N0}"));
        }
        return 0;
    }

    /// <summary>The processor time of one turn in the best of several rounds, and what it allocates.</summary>
    private static (double Microseconds, double Bytes) Measure<T>(int times, Func<T> turn)
    {
        for (var i = 0; i < times; i++) turn();
        var best = double.MaxValue;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < times; i++) turn();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / times);
        }
        return (best, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)(Rounds * times));
    }
}
