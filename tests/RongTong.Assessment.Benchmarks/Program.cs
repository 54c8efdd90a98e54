using System.Globalization;
using RongTong.Benchmarks.Applicants;
using RongTong.Benchmarks.Sheets;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    [] => SheetsTable.Print() | ApplicantsTable.Print(100_000),
    ["sheets"] => SheetsTable.Print(),
    ["applicants"] => ApplicantsTable.Print(100_000),
    ["applicants", var rows] => ApplicantsTable.Print(int.Parse(rows, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("sheets | applicants [ROWS]; both without either");
    return 2;
}
