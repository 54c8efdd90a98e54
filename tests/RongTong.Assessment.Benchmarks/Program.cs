using System.Globalization;
using RongTong.Benchmarks.Applicants;
using RongTong.Benchmarks.Paths;
using RongTong.Benchmarks.Reports;
using RongTong.Benchmarks.Scenarios;
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
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("sheets | applicants [ROWS] | paths [FIRMS] | reports [FIRMS] | scenarios [ROWS]; the first two without any");
    return 2;
}
