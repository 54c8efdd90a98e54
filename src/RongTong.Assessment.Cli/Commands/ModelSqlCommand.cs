using System.CommandLine;
using System.Text;
using RongTong.Hosting;
using RongTong.Sql;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>model sql REF</c>: the model as one query over a table of facts.</summary>
internal sealed class ModelSqlCommand
{
    private readonly Argument<string> _model;
    private readonly Option<string> _output;
    private readonly Option<string> _dialect;
    private readonly Option<string> _view;
    private readonly Option<string> _facts;
    private readonly Option<string> _titles;
    private readonly Option<bool> _tables;

    private ModelSqlCommand(Command command, Language language)
    {
        _model = new Argument<string>("REF") { Description = language.Of("模型引用；不写版本取最新一版", "model reference; the newest edition when none is named") };
        _dialect = SqlDialectOption.Create(language, SqlDialect.All);
        _output = new Option<string>("--output", "-o") { HelpName = "FILE", Description = language.Of("写到文件", "write to a file") };
        _view = new Option<string>("--view") { HelpName = "NAME", Description = language.Of("写成这个名字的视图；不写就是一条查询", "a view of that name instead of a bare query") };
        _facts = new Option<string>("--facts") { HelpName = "TABLE", Description = language.Of("事实表，一行一家企业；默认 facts", "the table of facts, a row for each enterprise; facts when not named") };
        _titles = new Option<string>("--titles") { HelpName = "TABLE", Description = language.Of("称号记录表；不写就按事实表里的是非列", "the table of title records; without it the flags in the table of facts count") };
        _tables = new Option<bool>("--tables") { Description = language.Of("改为写出这些表的建表语句", "write the statements that create these tables instead") };
        command.Add(_model);
        foreach (var option in (Option[])[_dialect, _view, _facts, _titles, _tables, _output]) command.Add(option);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("sql", language.Of("把模型写成一条 SQL 查询：在数据库里就地判定，与程序逐行一致。", "Write a model as one SQL query: decided where the data is, row by row as the program does."));
        var verb = new ModelSqlCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var (dialect, problem) = SqlDialectOption.Of(parsed.GetValue(_dialect), SqlDialect.All);
        if (dialect is null) return invocation.Usage(problem!);
        var (model, exit) = ModelArgument.Compile(parsed.GetValue(_model) ?? "", invocation);
        if (model is null) return exit;
        var query = SqlQuery.Of(model, dialect, new SqlQueryOptions { Facts = parsed.GetValue(_facts) ?? "facts", Titles = parsed.GetValue(_titles), View = parsed.GetValue(_view), Language = invocation.DataLanguage });
        invocation.Report(query.Diagnostics);
        if (query.Value is not { } written) return ExitCode.ModelInvalid;
        var text = parsed.GetValue(_tables) ? written.TableText() + ";\n" + (written.TitleTableText() is { } titles ? titles + ";\n" : "") : written.Text;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (parsed.GetValue(_output) is not { } output)
        {
            invocation.Context.Output.Write(bytes);
            return exit;
        }
        if (OutputFile.Write(invocation.Context.FullPath(output), bytes, output) is not { } unwritable) return exit;
        invocation.Report([unwritable]);
        return ExitCode.InputOutput;
    }
}
