using System.Globalization;

namespace RongTong.Tests.Properties;

/// <summary>How much the properties try. RONGTONG_EFFORT multiplies it for long runs; RONGTONG_SEED moves the first seed.</summary>
internal static class Effort
{
    private static int Factor { get; } = Read("RONGTONG_EFFORT", 1);

    public static int FirstSeed { get; } = Read("RONGTONG_SEED", 1);

    public static int Times(int count) => count * Factor;

    private static int Read(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
