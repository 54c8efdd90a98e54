using System.CommandLine;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>The help of a verb: what it does, how it is called, its parts.</summary>
internal static class HelpPage
{
    public static string Of(Command command, Language language)
    {
        var page = new TextPage();
        page.Paragraph(command.Description ?? "", 0);
        page.Gap();
        var arguments = string.Concat(command.Arguments.Select(a => " " + Shape(a)));
        page.Line($"{Path(command)}{(command.Subcommands.Count > 0 ? language.Of(" 命令", " VERB") : "")}{arguments}{(command.Options.Count > 0 ? language.Of(" [选项]", " [OPTIONS]") : "")}");
        List(page, language.Of("命令", "Verbs"), command.Subcommands.Select(c => (c.Name, c.Description)));
        List(page, language.Of("参数", "Arguments"), command.Arguments.Where(a => a.Description is not null).Select(a => (a.Name, a.Description)));
        List(page, language.Of("选项", "Options"), command.Options.Where(o => o is { Recursive: false, Hidden: false }).Select(Row));
        List(page, language.Of("到处可用的选项", "Options of every verb"), Recursive(command).Select(Row));
        if (command.Parents.Any()) return page.ToString();
        page.Gap();
        page.Paragraph(language.Of(
            "退出码：0 完成 · 1 没有达到 --fail-below/--fail-on 的目标 · 2 用法 · 3 模型有错 · 4 答卷有错 · 5 读写 · 6 完整性 · 70 程序的错 · 130 中断",
            "Exit codes: 0 done · 1 a target of --fail-below/--fail-on was missed · 2 usage · 3 model invalid · 4 input invalid · 5 I/O · 6 integrity · 70 our bug · 130 interrupted"), 0);
        page.Gap();
        page.Line("rongtong assess rules/samples/qiheng.yaml");
        return page.ToString();
    }

    /// <summary>The words a verb is called by.</summary>
    public static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : command.Name;

    private static IEnumerable<Option> Recursive(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            foreach (var option in at.Options.Where(o => o.Recursive))
                yield return option;
    }

    private static (string, string?) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a.Length == 2).Append(option.Name));
        return (option.ValueType == typeof(bool) ? names : $"{names} {option.HelpName}", option.Description);
    }

    private static string Shape(Argument argument) => argument.Arity.MinimumNumberOfValues > 0
        ? argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name
        : argument.Arity.MaximumNumberOfValues > 1 ? $"[{argument.Name}...]" : $"[{argument.Name}]";

    private static void List(TextPage page, string head, IEnumerable<(string Name, string? Description)> rows)
    {
        var table = new TextTable(("", false), ("", false));
        foreach (var (name, description) in rows) table.Add(name, description ?? "");
        if (table.IsEmpty) return;
        page.Gap();
        page.Line(head);
        page.Add(table.Lines(2, flexible: 1));
    }
}
