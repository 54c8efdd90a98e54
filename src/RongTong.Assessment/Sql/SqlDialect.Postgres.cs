using System.Collections.Immutable;
using RongTong.Models;

namespace RongTong.Sql;

public abstract partial class SqlDialect
{
    /// <summary>PostgreSQL and what speaks like it: <c>numeric</c> holds any number of digits.</summary>
    private sealed class Postgres() : SqlDialect("postgresql")
    {
        internal override bool Divides => true;

        internal override int LongestName => 63;

        // The planner stops merging the stages, and with it sharing them among workers.
        internal override string Fence => "OFFSET 0";

        internal override ImmutableArray<(string Zh, string En)> Notes =>
        [
            ("OFFSET 0 使各段分开计算，每列只算一次；一条查询因此只用一个核，大表请每个分区各查一次。", "OFFSET 0 keeps the stages apart, so that each column is computed once; a query so keeps to one core: give each partition of a large table its own."),
        ];

        internal override string TruthType => "boolean";

        internal override string DateType => "date";

        internal override string KeyType => "text";

        internal override string TypeOf(Field field) => field.Type switch
        {
            FieldType.Bool => TruthType,
            FieldType.Date => DateType,
            FieldType.Integer => "numeric(13, 0)",
            FieldType.Text or FieldType.Single or FieldType.Level or FieldType.Multi => "text",
            _ => "numeric",
        };

        private protected override string Division(string a, string b) => $"CAST({a} AS numeric(80, 28)) / {b}";

        private protected override string Flooring(Expr a, Expr b) => b.IsNumber(1) ? $"FLOOR({At(a, 0)})" : $"FLOOR({Division(At(a, 0), At(b, 7))})";

        private protected override string Days(string later, string earlier) => $"{later} - {earlier}";

        private protected override string Year(string day) => $"EXTRACT(YEAR FROM {day})";

        private protected override string FirstOfYear(string day) => $"CAST(DATE_TRUNC('year', {day}) AS date)";

        private protected override string YearsLater(string day, string years) => $"CAST({day} + MAKE_INTERVAL(years => CAST({years} AS integer)) AS date)";

        private protected override string Position(string list, string part) => $"STRPOS({list}, {part})";
    }
}
