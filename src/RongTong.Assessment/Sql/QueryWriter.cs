using System.Text;
using RongTong.Compiling;

namespace RongTong.Sql;

/// <summary>Puts the stages of a query together as a text somebody reads.</summary>
internal sealed class QueryWriter(CompiledModel model, SqlDialect dialect, SqlQueryOptions options, StageTable stages, FactTable facts)
{
    private readonly StringBuilder _text = new();

    public string Write(IReadOnlyList<StageColumn> result)
    {
        Header();
        if (options.View is { } view) Line($"{dialect.ViewHead} {dialect.QuotedName(view)} AS");
        Line("WITH");
        if (!facts.Titled.IsEmpty) Titles();
        Answers();
        var (before, last) = ("answers", Phase.Answers);
        foreach (var (phase, name, columns) in stages.Stages)
        {
            Line("),");
            if (phase != last) Introduce(phase);
            last = phase;
            Line($"{name} AS (");
            Line($"  SELECT {before}.*,");
            Columns(columns, 4);
            Line($"  FROM {before}");
            if (dialect.Fence.Length > 0) Line("  " + dialect.Fence);
            before = name;
        }
        Line(")");
        Line("SELECT");
        Columns(result, 2);
        Line(options.View is null ? $"FROM {before}" : $"FROM {before};");
        return _text.ToString();
    }

    private void Header()
    {
        var edition = model.Model;
        Say($"{edition.Ref}  {edition.Name.Zh}", $"{edition.Ref}  {edition.Name.En}");
        Say($"依据：{edition.Authority.Document}；模型指纹 {model.Fingerprint}", $"Standard: {edition.Authority.Document}; fingerprint of the model {model.Fingerprint}");
        Say($"由 rongtong model sql 按判定计划写成，方言 {dialect.Name}；请改模型，不要改这里", $"Written by rongtong model sql from the plan that decides, dialect {dialect.Name}; change the model, not this text");
        Line("--");
        Say("NULL 是未知。条件列 TRUE、FALSE、NULL 即满足、不满足、待定；\"… applies\" 为 FALSE 即不适用。", "NULL is unknown. A criterion is TRUE, FALSE or NULL: met, unmet or undecided; it does not apply where \"… applies\" is FALSE.");
        Say("_min、_max 是未答时仍可能的最小、最大值，NULL 即没有这一端；比率按乘开比较，不舍入。", "_min and _max bound what is not answered, NULL where there is no bound; ratios are compared by multiplying out and never rounded.");
        foreach (var (zh, en) in dialect.Notes) Say(zh, en);
        Line("--");
        foreach (var line in new FactTableText(model.Model, dialect, options, facts.Fields).Described()) Line("-- " + line);
        Line("");
    }

    private void Say(string zh, string en) => Line("-- " + options.Say(zh, en));

    /// <summary>A line on what the stages from here on are for.</summary>
    private void Introduce(Phase phase)
    {
        var (zh, en) = phase switch
        {
            Phase.Answers => ("填报的事实：超出范围或不认识的值不作数（NULL），并记入 has_error", "The facts as filed: what is out of range or unknown does not count (NULL) and is noted in has_error"),
            Phase.Derived => ("由事实算出的数", "Numbers made of the facts"),
            Phase.Classes => ("所引用的其他标准的判定，如企业划型", "Verdicts of other standards this one uses, such as the size of the firm"),
            Phase.Scores => ("得分，自下而上", "Scores, from the leaves up"),
            Phase.Criteria => ("条件，逐条；组合条件在其所含条件之后", "Criteria one by one; groups after what they are made of"),
            Phase.Grades => ("等级：所需条件是否齐备", "Grades: whether all they require is there"),
            Phase.Checks => ("填报数据核对：FALSE 即相互矛盾，须退回", "Checks of the facts against each other: FALSE is a contradiction, and the sheet goes back"),
            _ => ("结论", "The decision"),
        };
        Line("");
        Say(zh, en);
    }

    private void Titles()
    {
        Line("");
        Say("称号记录，每家企业一行；没有记录的企业不在其中", "Title records, one row an enterprise; those without any are not in it");
        Line("title_records AS (");
        Line("  SELECT");
        Line($"    f.{FactTable.Key} AS titled,");
        var columns = facts.Titled.SelectMany(field =>
        {
            var (valid, any, last) = FactTable.TitleColumns(field);
            var named = $"t.title IN ({string.Join(", ", field.Titles.Select(t => $"'{t}'"))})";
            return new[]
            {
                $"MAX(CASE WHEN {named} AND t.valid_from <= f.{FactTable.AsOfColumn} AND f.{FactTable.AsOfColumn} <= t.valid_to THEN 1 ELSE 0 END) AS {dialect.Quoted(valid)}",
                $"MAX(CASE WHEN {named} THEN 1 ELSE 0 END) AS {dialect.Quoted(any)}",
                $"MAX(CASE WHEN {named} THEN t.valid_to END) AS {dialect.Quoted(last)}",
            };
        });
        Line("    " + string.Join(",\n    ", columns.Append($"MAX(CASE WHEN t.valid_to < t.valid_from THEN 1 ELSE 0 END) AS {FactTable.Reversed}")));
        Line($"  FROM {dialect.QuotedName(options.Facts)} AS f");
        Line($"  JOIN {dialect.QuotedName(options.Titles!)} AS t ON t.{FactTable.Key} = f.{FactTable.Key}");
        Line($"  GROUP BY f.{FactTable.Key}");
        Line("),");
    }

    private void Answers()
    {
        Introduce(Phase.Answers);
        Line("answers AS (");
        Line("  SELECT");
        Line($"    {FactTable.Key},");
        Line($"    {FactTable.AsOfColumn},");
        Columns([.. facts.Cleaned], 4);
        Line($"  FROM {dialect.QuotedName(options.Facts)}");
        if (!facts.Titled.IsEmpty) Line($"  LEFT JOIN title_records ON titled = {FactTable.Key}");
        if (dialect.Fence.Length > 0) Line("  " + dialect.Fence);
    }

    private void Columns(IReadOnlyList<StageColumn> columns, int indent)
    {
        var margin = new string(' ', indent);
        for (var i = 0; i < columns.Count; i++)
        {
            var (name, expr, comments) = columns[i];
            foreach (var comment in comments) Line($"{margin}-- {comment}");
            var quoted = dialect.Quoted(name);
            var written = dialect.Write(expr, indent);
            Line($"{margin}{written}{(written == quoted ? "" : $" AS {quoted}")}{(i < columns.Count - 1 ? "," : "")}");
        }
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
