using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace RongTong.Cli.Output;

/// <summary>Test cases as JUnit XML, for build servers. No times in it: the same outcome gives the same bytes.</summary>
internal static class JunitReport
{
    /// <summary>Writes a report.</summary>
    /// <param name="name">What was run.</param>
    /// <param name="suites">The suites, in order.</param>
    public static byte[] Write(string name, ImmutableArray<JunitSuite> suites)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", name);
            WriteCounts(xml, [.. suites.SelectMany(s => s.Cases)], withSkipped: false);
            foreach (var suite in suites) Write(xml, suite);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, JunitSuite suite)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Plain(suite.Name));
        WriteCounts(xml, suite.Cases, withSkipped: true);
        if (!suite.Properties.IsEmpty)
        {
            xml.WriteStartElement("properties");
            foreach (var (name, value) in suite.Properties)
            {
                xml.WriteStartElement("property");
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("value", Plain(value));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        foreach (var test in suite.Cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Plain(suite.Name));
            xml.WriteAttributeString("name", Plain(test.Name));
            xml.WriteAttributeString("time", "0");
            if (test.Skipped is { } why)
            {
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Plain(why));
                xml.WriteEndElement();
            }
            if (test.Failure is { } failure)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", Plain(failure.Message));
                xml.WriteAttributeString("type", failure.Code);
                xml.WriteString(Plain(failure.Detail));
                xml.WriteEndElement();
            }
            if (test.Output is { } output) xml.WriteElementString("system-out", Plain(output));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, ImmutableArray<JunitCase> cases, bool withSkipped)
    {
        void Count(string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
        Count("tests", cases.Length);
        Count("failures", cases.Count(c => c.Failure is not null));
        Count("errors", 0);
        if (withSkipped) Count("skipped", cases.Count(c => c.Skipped is not null));
        xml.WriteAttributeString("time", "0");
    }

    /// <summary>A text without what XML cannot hold, such as controls and halves of pairs.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value >= ' ' && r.Value is not (0xFFFE or 0xFFFF) || r.Value is '\t' or '\n').Select(r => r.ToString()));
}

/// <summary>The cases of one model.</summary>
internal sealed record JunitSuite(string Name, ImmutableArray<JunitCase> Cases, ImmutableArray<(string Name, string Value)> Properties);

/// <summary>One case: passed unless it says otherwise.</summary>
internal sealed record JunitCase(string Name, JunitFailure? Failure = null, string? Skipped = null, string? Output = null);

/// <summary>How a case failed.</summary>
internal sealed record JunitFailure(string Code, string Message, string Detail);
