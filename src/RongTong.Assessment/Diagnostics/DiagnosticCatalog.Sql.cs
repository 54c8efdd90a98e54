namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT6080: a model says what the SQL of a dialect cannot say exactly.</summary>
    public static Diagnostic NotExactInSql(string node, string dialect, string zh, string en) =>
        Error("RT6080", null, $"“{node}”：{dialect} 的 SQL 不能精确表达{zh}", $"'{node}': SQL for {dialect} cannot say exactly {en}", Fix("换一种方言，或用 batch run 判定", "take another dialect, or decide with batch run"));

    /// <summary>RT6081: a database that cannot be used.</summary>
    public static Diagnostic DatabaseUnusable(string dialect, string reason) =>
        Error("RT6081", null, $"{dialect} 数据库不能用：{reason}", $"the {dialect} database cannot be used: {reason}");
}
