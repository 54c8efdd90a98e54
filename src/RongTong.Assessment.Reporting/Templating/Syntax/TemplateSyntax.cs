using System.Collections.Immutable;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>A parsed template. Immutable.</summary>
/// <param name="Name">The name the library knows it by.</param>
/// <param name="Map">Where its offsets lie in lines.</param>
/// <param name="Body">The statements.</param>
/// <param name="Includes">The includes with a written-out name.</param>
internal sealed record TemplateSyntax(string Name, SourceMap Map, ImmutableArray<Statement> Body, ImmutableArray<LiteralInclude> Includes);
