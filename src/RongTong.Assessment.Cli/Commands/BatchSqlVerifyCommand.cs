using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Databases;
using RongTong.Sql;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>batch sql-verify FILE</c>: the rows of a table decided in a database, each held against the plan.</summary>
internal sealed class BatchSqlVerifyCommand
{
    private readonly Argument<string> _input;
    private readonly BatchModelOption _model;
    private readonly Option<string> _dialect;
    private readonly Option<string> _database;

    private BatchSqlVerifyCommand(Command command, Language language)
    {
        _input = new Argument<string>("FILE") { Description = language.Of("申报表（csv 或 xlsx）", "the table of applicants (csv or xlsx)") };
        command.Add(_input);
        _model = new BatchModelOption(command, language);
        _dialect = SqlDialectOption.Create(language, FactDatabase.Dialects);
        _database = new Option<string>("--database") { HelpName = "CONNECTION", Description = language.Of("PostgreSQL 的连接；在其中建一个临时模式，用完删除", "connection to PostgreSQL; a schema is made in it and dropped at the end") };
        command.Add(_dialect);
        command.Add(_database);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("sql-verify", language.Of("在数据库里用 model sql 的查询判定整表，逐行与程序比对。", "Decide a table in a database by the query of model sql, and compare every row with the program."));
        var verb = new BatchSqlVerifyCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var (dialect, problem) = SqlDialectOption.Of(parsed.GetValue(_dialect), FactDatabase.Dialects);
        if (dialect is null) return invocation.Usage(problem!);
        var connection = parsed.GetValue(_database);
        if (dialect.Name == "postgresql" && connection is null) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("--database CONNECTION"));
        var (model, exit) = BatchModelOption.Compile(_model.Reference(parsed), invocation);
        if (model is null) return exit;
        if (model.Editions is not [var edition]) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--model", model.Reference, model.Editions.Select(e => e.Model.Ref.ToString())));
        var query = SqlQuery.Of(edition, dialect, new SqlQueryOptions());
        invocation.Report(query.Diagnostics);
        if (query.Value is not { } written) return ExitCode.ModelInvalid;
        var input = parsed.GetValue(_input) ?? "";
        var table = BatchTable.Open(invocation.Context.FullPath(input), input, model, asOf: null, invocation.Context.Cancellation);
        if (table.Value is not { } applicants)
        {
            invocation.Report(table.Diagnostics);
            return ExitCodes.OfSheet(table.Diagnostics).And(ExitCode.InputInvalid);
        }
        var options = new BatchOptions { Today = DateOnly.FromDateTime(invocation.Context.Clock.GetLocalNow().DateTime), Explain = BatchExplain.None };
        try
        {
            return BatchReading.Guard(invocation, input, () =>
            {
                using var database = FactDatabase.Open(dialect, connection);
                return Tell(new SqlVerification(applicants, model, options, written).Run(database, invocation.Context.Cancellation), applicants, database, invocation);
            });
        }
        catch (Exception error) when (error is DbException or ArgumentException)
        {
            invocation.Report([DiagnosticCatalog.DatabaseUnusable(dialect.Name, error.Message.Split('\n')[0].TrimEnd('.', ' ', '\r'))]);
            return ExitCode.InputOutput;
        }
    }

    private static ExitCode Tell(SqlVerificationResult result, BatchTable table, FactDatabase database, Invocation invocation)
    {
        foreach (var (row, column, plan, sql) in result.Differences)
            invocation.Context.Error.WriteLine(invocation.Say($"第 {Figures.Of(row)} 行 {column}：程序 {plan}，SQL {sql}", $"row {Figures.Of(row)} {column}: program {plan}, SQL {sql}"));
        var (rows, left) = (Figures.Of(result.Rows), Figures.Of(table.Rows - result.Rows));
        invocation.WriteText(result.Differing == 0
            ? invocation.Say($"{invocation.Ink.Good("一致")}  {rows} 行，0 处不同；{left} 行读不了，两边都不判\n", $"{invocation.Ink.Good("the same")}  {rows} rows, 0 differences; {left} rows cannot be read and are in neither\n")
            : invocation.Say($"{invocation.Ink.Bad("不一致")}  {rows} 行中 {Figures.Of(result.Differing)} 行不同，见上\n", $"{invocation.Ink.Bad("different")}  {Figures.Of(result.Differing)} of {rows} rows differ, see above\n"));
        invocation.WriteText(invocation.Say(
            $"程序（一个线程，含读表）{Speed(result, result.Plan)} 行/秒；{database.Version} 查询 {Speed(result, result.Query)} 行/秒；装入 {Seconds(result.Load)} 秒\n",
            $"program (one thread, reading included) {Speed(result, result.Plan)} rows/s; {database.Version} query {Speed(result, result.Query)} rows/s; loading {Seconds(result.Load)} s\n"));
        return result.Differing == 0 ? ExitCode.Done : ExitCode.Integrity;
    }

    private static string Speed(SqlVerificationResult result, TimeSpan time) => Figures.Of(Math.Floor(result.Rows / Math.Max(0.001m, (decimal)time.TotalSeconds)));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
