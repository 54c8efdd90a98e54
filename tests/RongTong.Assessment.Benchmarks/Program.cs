using System.Globalization;
using RongTong.Benchmarks.Applicants;
using RongTong.Benchmarks.Paths;
using RongTong.Benchmarks.Reports;
using RongTong.Benchmarks.Scenarios;
using RongTong.Benchmarks.Service;
using RongTong.Benchmarks.Sheets;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    [] => SheetsTable.Print() | ApplicantsTable.Print(100_000),
    ["sheets"] => SheetsTable.Print(),
    ["applicants"] => ApplicantsTable.Print(100_000),
    ["applicants", var rows] => ApplicantsTable.Print(int.Parse(rows, CultureInfo.InvariantCulture)),
    ["paths"] => PathsTable.Print(1_000),
    ["paths", var firms] => PathsTable.Print(int.Parse(firms, CultureInfo.InvariantCulture)),
    ["reports"] => ReportsTable.Print(1_000),
    ["reports", var firms] => ReportsTable.Print(int.Parse(firms, CultureInfo.InvariantCulture)),
    ["scenarios"] => ScenariosTable.Print(100_000),
    ["scenarios", var rows] => ScenariosTable.Print(int.Parse(rows, CultureInfo.InvariantCulture)),
    ["service"] => ServiceTable.Print(30, 100),
    ["service", var seconds, var paced] => ServiceTable.Print(int.Parse(seconds, CultureInfo.InvariantCulture), int.Parse(paced, CultureInfo.InvariantCulture)),
    ["stages"] => StagesTable.Print(3000),
    ["autosave"] => AutosaveTable.Print(300),
    ["autosave", var seconds] => AutosaveTable.Print(int.Parse(seconds, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("sheets | applicants [ROWS] | paths [FIRMS] | reports [FIRMS] | scenarios [ROWS] | service [SECONDS PER-SECOND] | stages | autosave [SECONDS]; the first two without any");
    return 2;
}
