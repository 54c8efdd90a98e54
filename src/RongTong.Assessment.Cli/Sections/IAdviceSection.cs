using System.CommandLine;
using System.Text.Json;
using RongTong.Cli.Output;
using RongTong.Diagnostics;

namespace RongTong.Cli.Sections;

/// <summary>
/// One part of what <c>advise</c> says, as text and as data. A new part is a new file here and a line in <see cref="Commands.AdviseCommand"/>;
/// a part that has options adds them to the verb when it is made.
/// </summary>
internal interface IAdviceSection
{
    /// <summary>What is wrong with the options of this section, or null.</summary>
    Diagnostic? Problem(ParseResult parsed) => null;

    /// <summary>Reads what the section needs besides the sheets, once and before any of them; what is wrong with it is reported, and the section does without.</summary>
    /// <returns>What that trouble means to the caller.</returns>
    ExitCode Open(ParseResult parsed, Invocation invocation) => ExitCode.Done;

    /// <summary>Writes the section as text; nothing at all where it has nothing to say.</summary>
    void Write(TextPage page, AdviceRequest request);

    /// <summary>Writes the section as one property of the open object, also where it has nothing to say: null, or an empty array.</summary>
    void Write(Utf8JsonWriter json, AdviceRequest request);
}
