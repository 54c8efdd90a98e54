using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT4101: a column the model has nothing for.</summary>
    public static Diagnostic UnknownColumn(SourceSpan? span, string column, IEnumerable<string> known) =>
        Warning("RT4101", span, $"不认识的列“{column}”，这一列没有用上", $"unknown column '{column}'; it is not used", DidYouMean(column, known), column);

    /// <summary>RT4102: a column the model asks for that the table does not have.</summary>
    public static Diagnostic MissingColumn(SourceSpan? span, string id, LocalizedText name) =>
        Warning("RT4102", span, $"缺少列“{name.Zh}”（{id}），各行这一项都算没有回答", $"no column '{id}' ({name.En}); it counts as not answered in every row", field: id);

    /// <summary>RT4103: two columns for one thing, or one name for two.</summary>
    public static Diagnostic AmbiguousColumn(SourceSpan? span, string column, string one, string other) =>
        Error("RT4103", span, $"列“{column}”有歧义：{one}，{other}", $"column '{column}' is ambiguous: {one}, {other}", Fix("只留一列，或改用编号作列名", "keep one column, or name it by its id"), column);

    /// <summary>RT4104: a table without a single column that is known.</summary>
    public static Diagnostic NoKnownColumn(SourceSpan? span) =>
        Error("RT4104", span, "表头里没有一列认得出", "no column of the header is known", Fix("第一行写字段编号或模型里的中文名称", "write field ids or the model's Chinese names in the first line"));

    /// <summary>RT4105: a table without a column for the credit code.</summary>
    public static Diagnostic NoCodeColumn(SourceSpan? span) =>
        Warning("RT4105", span, "没有“统一社会信用代码”（uscc）一列：校验码和重复申报都查不了", "no column 'uscc' or '统一社会信用代码': neither check digits nor duplicates can be checked");

    /// <summary>RT4106: a row with more cells than the header has.</summary>
    public static Diagnostic TooManyCells(SourceSpan? span, int cells, int columns) =>
        Error("RT4106", span, $"这一行有 {N(cells)} 格，表头只有 {N(columns)} 列", $"the row has {N(cells)} cells, the header {N(columns)} columns", Fix("格里有逗号时，整格加英文双引号", "put a cell with a comma in quotes"));

    /// <summary>RT4107: quotes inside a row that do not pair up.</summary>
    public static Diagnostic BrokenQuotes(SourceSpan? span) =>
        Error("RT4107", span, "这一行的双引号不成对，分不出各格", "the quotes of the row do not pair up; its cells cannot be told apart", Fix("格里的双引号写两遍", "write a quote inside a cell twice"));

    /// <summary>RT4108: a row longer than the limit, mostly because a quote is never closed.</summary>
    public static Diagnostic RowTooLong(SourceSpan? span, long row, int limit) =>
        Error("RT4108", span, $"第 {N(row)} 行超过 {N(limit)} 字节，多半是双引号没有结束", $"row {N(row)} is longer than {N(limit)} bytes; a quote is probably never closed");

    /// <summary>RT4109: more columns than the limit.</summary>
    public static Diagnostic TooManyColumns(SourceSpan? span, int columns, int limit) =>
        Error("RT4109", span, $"表头有 {N(columns)} 列，上限 {N(limit)}", $"the header has {N(columns)} columns, the limit is {N(limit)}");

    /// <summary>RT4110: more rows than the limit.</summary>
    public static Diagnostic TooManyRows(SourceSpan? span, long limit) =>
        Error("RT4110", span, $"超过 {N(limit)} 行", $"more than {N(limit)} rows", Fix("分成几个文件", "split the file"));

    /// <summary>RT4111: bytes that are text in none of the encodings.</summary>
    public static Diagnostic UnknownEncoding(SourceSpan? span, string encoding, long row) =>
        Error("RT4111", span, $"第 {N(row)} 行附近的字节不是 {encoding} 文字", $"bytes near row {N(row)} are not {encoding}", Fix("另存为 UTF-8 的 CSV", "save as CSV in UTF-8"));

    /// <summary>RT4112: a table without a header or without rows.</summary>
    public static Diagnostic EmptyTable(SourceSpan? span) =>
        Error("RT4112", span, "表里没有数据", "the table holds no rows");

    /// <summary>RT4113: a number with separators between thousands.</summary>
    public static Diagnostic ThousandsInNumber(string id, string value, string plain) =>
        Error("RT4113", null, $"“{id}”的“{value}”带千分位逗号", $"'{id}' is '{value}', with thousands separators", Fix($"写成 {plain}", $"write {plain}"), id);

    /// <summary>RT4114: a number written in per cent where a fraction is asked for.</summary>
    public static Diagnostic PercentInNumber(string id, string value, string plain) =>
        Error("RT4114", null, $"“{id}”的“{value}”是百分数", $"'{id}' is '{value}', in per cent", Fix($"写成小数 {plain}", $"write the fraction {plain}"), id);

    /// <summary>RT4115: a number followed by its unit.</summary>
    public static Diagnostic UnitInNumber(string id, string value, string unit, string asked) =>
        Error("RT4115", null, $"“{id}”的“{value}”带了单位“{unit}”", $"'{id}' is '{value}', with the unit '{unit}'", asked.Length == 0 ? Fix("只写数字", "write the number alone") : Fix($"换算成{asked}，只写数字", $"convert to {asked} and write the number alone"), id);

    /// <summary>RT4116: a number a spreadsheet has turned into scientific notation.</summary>
    public static Diagnostic ScientificNumber(string id, string value) =>
        Error("RT4116", null, $"“{id}”的“{value}”是科学计数法，尾数可能已经丢失", $"'{id}' is '{value}', in scientific notation; digits may be lost", Fix("在表格里把这一列设成文本或常规数字再导出", "format the column as text or plain number before export"), id);

    /// <summary>RT4117: the same credit code in several rows of a batch.</summary>
    public static Diagnostic DuplicateCode(string code, string rows) =>
        Error("RT4117", null, $"“{code}”在这一批里不止一行：第 {rows} 行", $"'{code}' stands in several rows of the batch: {rows}", Fix("同一企业只留一行", "keep one row per enterprise"), "uscc");

    /// <summary>RT4118: a row without a credit code.</summary>
    public static Diagnostic NoCode() =>
        Error("RT4118", null, "没有填统一社会信用代码", "no credit code", Fix("照营业执照补上", "add it from the business licence"), "uscc");

    /// <summary>RT4119: a workbook that cannot be read as a table.</summary>
    public static Diagnostic WorkbookUnreadable(SourceSpan? span, LocalizedText reason) =>
        Error("RT4119", span, $"工作簿读不了：{reason.Zh}", $"the workbook cannot be read: {reason.En}");

    /// <summary>RT4122: a workbook with more sheets than the one read.</summary>
    public static Diagnostic OtherSheets(SourceSpan? span, string sheet, int others) =>
        Warning("RT4122", span, $"只读第一张工作表“{sheet}”，另外 {N(others)} 张没有读", $"only the first sheet, '{sheet}', is read; {N(others)} more are not");

    /// <summary>RT4123: titles that do not stand in the first row, or stand in two.</summary>
    public static Diagnostic HeaderElsewhere(SourceSpan? span, int row) =>
        Error("RT4123", span, $"表头在第 {N(row)} 行，应当只占第 1 行", $"the titles stand in row {N(row)}; they must be the first row, and one row", Fix("删去上面的标题行；合并单元格的两行表头合成一行", "delete the rows above; make one row of titles in merged cells"));

    /// <summary>RT4124: a column whose title states another unit than the one asked for.</summary>
    public static Diagnostic ColumnInOtherUnit(SourceSpan? span, string column, string unit, LocalizedText asked) =>
        Error("RT4124", span, $"列“{column}”的单位是{unit}，要的是{asked.Zh}", $"column '{column}' is in '{unit}'; asked for is {asked.En}", Fix("换算整列，再改表头里的单位", "convert the whole column, then its title"), column);

    /// <summary>RT4125: a row that adds up the others.</summary>
    public static Diagnostic TotalsRow(string word) =>
        Error("RT4125", null, $"这一行是“{word}”，不是企业", $"the row says '{word}'; it is no enterprise", Fix("删去合计行", "delete rows of totals"));

    /// <summary>RT4126: full-width or lower-case characters where others are asked for.</summary>
    public static Diagnostic OtherCharacters(string id, string value, string plain) =>
        Error("RT4126", null, $"“{id}”的“{value}”里有全角或小写字符", $"'{id}' is '{value}', with full-width or lower-case characters", Fix($"写成 {plain}", $"write {plain}"), id);

    /// <summary>RT4127: a file of another format.</summary>
    public static Diagnostic NoTable(SourceSpan? span, LocalizedText what) =>
        Error("RT4127", span, $"这是{what.Zh}，不是 CSV 或 xlsx", $"this is {what.En}, neither CSV nor xlsx", Fix("在表格软件里另存为 .xlsx，或“CSV UTF-8”", "save it as .xlsx or as CSV in UTF-8"));

    /// <summary>RT4128: rows without a date.</summary>
    public static Diagnostic RowsUndated(SourceSpan? span, string today) =>
        Warning("RT4128", span, $"有的行没有写申报日期，这些行按今天 {today} 的规则", $"some rows state no date; those are decided by the rules of today, {today}", Fix("补上“申报日期”一列，或用 --as-of", "fill in the column application_date, or give --as-of"));

    /// <summary>RT4129: a table of titles without a column for them, or for their days.</summary>
    public static Diagnostic NoTitleColumns(SourceSpan? span) =>
        Error("RT4129", span, "表里没有“称号”一列，或者“认定日期”“有效期止”两列都没有", "the table has no column title, or neither from nor to", Fix("表头用：统一社会信用代码、企业名称、称号、认定日期、有效期止", "use the titles uscc, name, title, from, to"));

    /// <summary>RT4130: a title whose last day is neither stated nor can be counted.</summary>
    public static Diagnostic TitleWithoutEnd(SourceSpan? span, LocalizedText title, string? given) =>
        Error("RT4130", span, given is null ? $"称号“{title.Zh}”既没有写有效期止，也没有认定日期" : $"称号“{title.Zh}”没有写有效期止，{given} 又没有适用的版本可以推算", given is null ? $"title '{title.En}' states neither its last nor its first day" : $"title '{title.En}' states no last day, and no edition in force on {given} counts its years", Fix("补上有效期止", "state the last day"));

    /// <summary>RT4131: rows that are not counted, because a cell cannot be read or no edition is in force.</summary>
    public static Diagnostic RowsLeftOut(SourceSpan? span, long rows) =>
        Error("RT4131", span, $"有 {N(rows)} 行没有计入：有的格读不懂，或者没有适用的版本", $"{N(rows)} rows are not counted: a cell cannot be read, or no edition is in force", Fix("用 batch run 看是哪几行、怎么改", "batch run names the rows and what to write"));

    /// <summary>RT4121: a batch without a record of that credit code.</summary>
    public static Diagnostic NoSuchRecord(string batch, string code) =>
        Error("RT4121", SourceSpan.WholeFile(batch), $"这一批里没有 {code} 的记录", $"the batch has no record of {code}");

    /// <summary>RT4120: facts a reviewer has not set yet, by name; the field when it is one.</summary>
    public static Diagnostic AwaitsReview(IReadOnlyList<LocalizedText> facts, string? field) =>
        Warning("RT4120", null, $"待评审：{string.Join('、', facts.Select(f => f.Zh))}", $"awaits review: {string.Join(", ", facts.Select(f => f.En))}", field: field);
}
