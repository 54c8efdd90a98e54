using System.Collections.Immutable;
using System.CommandLine;
using RongTong.Diagnostics;
using RongTong.Sql;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary>The option <c>--dialect</c>.</summary>
internal static class SqlDialectOption
{
    public static Option<string> Create(Language language, ImmutableArray<SqlDialect> known) =>
        new("--dialect") { HelpName = string.Join('|', known.Select(d => d.Name)), Description = language.Of("哪种数据库；默认 postgresql", "which database; postgresql when not named") };

    /// <summary>The dialect of a name, or what is wrong with the name.</summary>
    public static (SqlDialect? Dialect, Diagnostic? Problem) Of(string? name, ImmutableArray<SqlDialect> known) =>
        known.FirstOrDefault(d => d.Name == (name ?? "postgresql")) is { } dialect ? (dialect, null) : (null, DiagnosticCatalog.UnknownOptionValue("--dialect", name!, known.Select(d => d.Name)));
}
