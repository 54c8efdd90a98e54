namespace RongTong.EdgeTests.Batch;

/// <summary>An edition asked for by name decides rows of any date; rows outside its days are for the reviewer.</summary>
public sealed class DatesOfRowsTests
{
    [Fact]
    public void A_row_outside_the_days_of_the_edition_is_told()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1, ("application_date", "2026-03-31")), BatchSample.Row(2, ("application_date", "2026-04-01"))));

        var told = trial.Rows("review.csv").Where(r => r["code"] == "RT4021").ToList().ShouldHaveSingleItem();
        (told["row"], told["status"], told["severity"]).ShouldBe(("1", "decided", "warning"));
        trial.Rows("results.csv").Select(r => r["grade"]).ShouldAllBe(g => g == "certified");
    }

    [Fact]
    public void A_row_that_a_transition_covers_is_not_told()
    {
        using var directory = new TemporaryDirectory();
        string Row(int number, string isReexamination) => BatchSample.Row(number, ("application_date", "2026-05-20"), ("is_reexamination", isReexamination));
        var table = directory.Write("applicants.csv", BatchSample.Table(Row(1, "true"), Row(2, "false"), Row(3, "")));
        CommandRun.Of("batch", "run", table, "--model", "miit/little-giant@2022", "-o", directory["out"]);

        Csv.Read(File.ReadAllText(Path.Combine(directory["out"], "review.csv"))).Where(r => r["code"] == "RT4021").Select(r => r["row"]).ShouldBe(["2", "3"]);
    }
}
