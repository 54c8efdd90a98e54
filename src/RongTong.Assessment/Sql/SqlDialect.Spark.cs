using System.Collections.Immutable;
using RongTong.Models;

namespace RongTong.Sql;

public abstract partial class SqlDialect
{
    /// <summary>Spark SQL: decimals of at most 38 digits, so that the columns have to be as narrow as stated.</summary>
    private sealed class Spark() : SqlDialect("spark")
    {
        internal override bool Divides => true;

        internal override int LongestName => 255;

        internal override string Fence => "";

        internal override ImmutableArray<(string Zh, string En)> Notes =>
        [
            ("Spark 的十进制数最多 38 位：列须不宽于下面所写。这一方言没有在 Spark 上运行过。", "Spark's decimals have at most 38 digits: no column may be wider than stated below. This dialect was not run on Spark."),
        ];

        internal override string TruthType => "BOOLEAN";

        internal override string DateType => "DATE";

        internal override string KeyType => "STRING";

        private protected override char Quote => '`';

        internal override string TypeOf(Field field) => field.Type switch
        {
            FieldType.Bool => TruthType,
            FieldType.Date => DateType,
            FieldType.Integer => "DECIMAL(13, 0)",
            FieldType.Ratio => "DECIMAL(10, 8)",
            FieldType.Text or FieldType.Single or FieldType.Level or FieldType.Multi => "STRING",
            _ => "DECIMAL(16, 4)",
        };

        private protected override string Division(string a, string b) => $"CAST({a} AS DECIMAL(16, 4)) / {b}";

        private protected override string Flooring(Expr a, Expr b) => b.IsNumber(1) ? $"FLOOR({At(a, 0)})" : $"FLOOR({At(a, 6)} / {At(b, 7)})";

        private protected override string Days(string later, string earlier) => $"DATEDIFF({later}, {earlier})";

        private protected override string Year(string day) => $"YEAR({day})";

        private protected override string FirstOfYear(string day) => $"TRUNC({day}, 'YEAR')";

        private protected override string YearsLater(string day, string years) => $"ADD_MONTHS({day}, CAST(12 * ({years}) AS INT))";

        private protected override string Position(string list, string part) => $"INSTR({list}, {part})";
    }
}
