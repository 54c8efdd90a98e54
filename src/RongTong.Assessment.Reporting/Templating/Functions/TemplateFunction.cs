namespace RongTong.Reporting.Templating.Functions;

/// <summary>What a function does with one call.</summary>
internal delegate object? FunctionBody(CallSite call);

/// <summary>A function templates may call. Immutable.</summary>
/// <param name="Name">Its full name, such as <c>string.upcase</c>.</param>
/// <param name="Fewest">How many arguments it needs, a piped value counted in.</param>
/// <param name="Most">How many it takes.</param>
/// <param name="Body">What it does.</param>
internal sealed record TemplateFunction(string Name, int Fewest, int Most, FunctionBody Body);
