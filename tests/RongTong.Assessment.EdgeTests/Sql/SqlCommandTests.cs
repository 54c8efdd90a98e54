using RongTong.Cli;
using RongTong.EdgeTests.Web;

namespace RongTong.EdgeTests.Sql;

public class SqlCommandTests
{
    private const string Sample = "rules/samples/batch/applicants-2026.csv";
    private const string Model = "miit/srdi-sme@2026";

    [Fact]
    public void The_sample_batch_is_decided_the_same_in_SQLite()
    {
        var run = CommandRun.Of("batch", "sql-verify", Sample, "--model", Model, "--dialect", "sqlite", "--lang", "en");

        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        run.Text.ShouldContain("the same");
        run.Text.ShouldContain("0 differences");
        run.Text.ShouldContain("SQLite 3.");
    }

    [Fact]
    public void The_sample_batch_is_decided_the_same_in_PostgreSQL_and_nothing_stays_behind()
    {
        var database = Postgres.NewDatabase();

        var run = CommandRun.Of("batch", "sql-verify", Sample, "--model", Model, "--database", database, "--lang", "zh");

        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        run.Text.ShouldContain("0 处不同");
        using var connection = new Npgsql.NpgsqlConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name LIKE 'rongtong%'";
        command.ExecuteScalar().ShouldBe(0L);
    }

    [Theory]
    [InlineData("model sql miit/srdi-sme@2026 --dialect oracle", 2, "RT6013")]
    [InlineData("model sql miit/nothing@2026", 2, "RT2012")]
    [InlineData("batch sql-verify rules/samples/batch/applicants-2026.csv --model miit/srdi-sme@2026", 2, "RT6014")]
    [InlineData("batch sql-verify rules/samples/batch/applicants-2026.csv --model miit/srdi-sme --dialect sqlite", 2, "RT6013")]
    [InlineData("batch sql-verify rules/samples/batch/applicants-2026.csv --model miit/srdi-sme@2026 --dialect spark", 2, "RT6013")]
    [InlineData("batch sql-verify nothing.csv --model miit/srdi-sme@2026 --dialect sqlite", 5, "RT6001")]
    [InlineData("batch sql-verify rules/samples/batch/applicants-2026.csv --model miit/srdi-sme@2026 --database Host=127.0.0.1;Port=1;Timeout=2", 5, "RT6081")]
    [InlineData("batch sql-verify rules/samples/batch/applicants-2026.csv --model miit/srdi-sme@2026 --database nonsense", 5, "RT6081")]
    public void What_cannot_be_done_is_said(string line, int exit, string message)
    {
        var run = CommandRun.Of(line.Split(' '));

        ((int)run.Exit).ShouldBe(exit, run.Messages);
        run.Messages.ShouldContain(message);
    }

    [Fact]
    public void The_tables_are_written_as_statements()
    {
        var run = CommandRun.Of("model", "sql", Model, "--tables", "--facts", "firms.facts", "--titles", "firms.titles");

        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        run.Text.ShouldStartWith("CREATE TABLE firms.facts (\n  id text,\n  as_of date,\n  row_error boolean,\n");
        run.Text.ShouldContain("CREATE TABLE firms.titles (\n  id text,\n  title text,\n  valid_from date,\n  valid_to date\n);\n");
    }
}
