using System.Collections.Immutable;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Sql;

public abstract partial class SqlDialect
{
    /// <summary>
    /// SQLite, which has no decimals of its own: numbers are texts, and the functions of its decimal extension (built into its shell, loadable
    /// elsewhere) add, multiply and compare them exactly. They do not divide, so a quotient stays a pair until the end.
    /// </summary>
    private sealed class Sqlite() : SqlDialect("sqlite")
    {
        internal override bool Divides => false;

        internal override int LongestName => 255;

        internal override string Fence => "LIMIT -1";

        internal override string ViewHead => "CREATE VIEW";

        internal override ImmutableArray<(string Zh, string En)> Notes =>
        [
            ("SQLite 没有十进制数：小数以文本存放，用 SQLite 的 decimal 扩展（decimal_add、decimal_sub、decimal_mul、decimal_cmp）精确计算。", "SQLite has no decimals: they are texts, computed exactly by SQLite's own decimal extension (decimal_add, decimal_sub, decimal_mul, decimal_cmp)."),
            ("它的命令行自带这一扩展，别处可加载；没有它，查询报错而不会算错。比值只在给人看的一列里相除（REAL）。", "Its shell has the extension, elsewhere it can be loaded; without it the query fails rather than err. Quotients are divided (REAL) only in columns that are shown."),
            ("是非为 0 和 1，日期为 'YYYY-MM-DD'。", "Yes and no are 1 and 0, dates are 'YYYY-MM-DD'."),
        ];

        internal override string TruthType => "INTEGER";

        internal override string DateType => "TEXT";

        internal override string KeyType => "TEXT";

        internal override string TypeOf(Field field) => field.Type switch
        {
            FieldType.Bool or FieldType.Integer => "INTEGER",
            _ => "TEXT",
        };

        private protected override string Division(string a, string b) => $"CAST({a} AS REAL) / {b}";

        private protected override string Flooring(Expr a, Expr b) => a.IsWhole ? $"{At(a, 6)} / {At(b, 7)}" : $"CAST({At(a, 0)} AS INTEGER) / {At(b, 7)}";

        private protected override string Within(Expr expr, bool isOutside, int indent)
        {
            var (value, least, most) = (expr.Parts[0], expr.Parts[1], expr.Parts[2]);
            if (value.IsWhole) return base.Within(expr, isOutside, indent);
            var text = $"decimal_cmp({At(value, 0)}, {At(least, 0)}) {(isOutside ? "< 0 OR" : ">= 0 AND")} decimal_cmp({At(value, 0)}, {At(most, 0)}) {(isOutside ? ">" : "<=")} 0";
            return isOutside ? $"({text})" : text;
        }

        private protected override string DayLiteral(string day) => $"'{day}'";

        private protected override string Days(string later, string earlier) => $"CAST(JULIANDAY({later}) - JULIANDAY({earlier}) AS INTEGER)";

        private protected override string Year(string day) => $"CAST(SUBSTR({day}, 1, 4) AS INTEGER)";

        private protected override string FirstOfYear(string day) => $"SUBSTR({day}, 1, 4) || '-01-01'";

        // 1 March minus a day is the last of February, whichever that is.
        private protected override string YearsLater(string day, string years) =>
            $"CASE WHEN SUBSTR({day}, 6) = '02-29' THEN DATE(PRINTF('%04d-03-01', SUBSTR({day}, 1, 4) + {years}), '-1 day') ELSE PRINTF('%04d', SUBSTR({day}, 1, 4) + {years}) || SUBSTR({day}, 5) END";

        private protected override string Position(string list, string part) => $"INSTR({list}, {part})";

        /// <summary>A binary fraction would stand for anything but a whole number that is not a text.</summary>
        private protected override (string Text, int Strength) NumberText(decimal value) => Expr.Number(value).IsWhole ? base.NumberText(value) : ($"'{PlainValue.Format(value)}'", 9);

        private protected override (string Text, int Strength) Arithmetic(Expr expr, int indent)
        {
            var parts = expr.Parts;
            if (parts.All(p => p.IsWhole) && expr.Kind is not (ExprKind.Multiply or ExprKind.Divide or ExprKind.Round)) return Whole(expr, indent);
            switch (expr.Kind)
            {
                case ExprKind.Add:
                    return (Added([.. parts.Select(p => At(p, 0, indent))]), 9);
                case ExprKind.Subtract: return ($"decimal_sub({At(parts[0], 0, indent)}, {At(parts[1], 0, indent)})", 9);
                case ExprKind.Negate: return ($"decimal_sub('0', {At(parts[0], 0, indent)})", 9);
                case ExprKind.Multiply: return ($"decimal_mul({At(parts[0], 0, indent)}, {At(parts[1], 0, indent)})", 9);
                case ExprKind.Abs: return ($"LTRIM({At(parts[0], 0, indent)}, '-')", 9);
                case ExprKind.NullIf: return ($"CASE WHEN decimal_cmp({At(parts[0], 0)}, '0') > 0 THEN {At(parts[0], 0)} END", 9);
                case ExprKind.Compare when parts[0].Gives is SqlKind.Decimal or SqlKind.Whole || parts[1].Gives is SqlKind.Decimal or SqlKind.Whole:
                    return ($"decimal_cmp({At(parts[0], 0, indent)}, {At(parts[1], 0, indent)}) {expr.Value} 0", 4);
                default: return base.Arithmetic(expr, indent);
            }
        }

        /// <summary>A sum as a flat tree: its parser does not go deep.</summary>
        private static string Added(ReadOnlySpan<string> terms) =>
            terms.Length == 1 ? terms[0] : $"decimal_add({Added(terms[..(terms.Length / 2)])}, {Added(terms[(terms.Length / 2)..])})";

        /// <summary>Small whole numbers are the integers of SQLite.</summary>
        private (string Text, int Strength) Whole(Expr expr, int indent)
        {
            string Of(Expr e, int needed) => At(e, needed, indent);
            var parts = expr.Parts;
            return expr.Kind switch
            {
                ExprKind.Add => (SumText(expr, indent), 5),
                ExprKind.Subtract => ($"{Of(parts[0], 5)} - {Of(parts[1], 6)}", 5),
                ExprKind.Negate => ($"-{Of(parts[0], 8)}", 7),
                ExprKind.Abs => ($"ABS({Of(parts[0], 0)})", 9),
                ExprKind.NullIf => ($"NULLIF({Of(parts[0], 0)}, 0)", 9),
                _ => ($"{Of(parts[0], 5)} {expr.Value} {Of(parts[1], 5)}", 4),
            };
        }
    }
}
