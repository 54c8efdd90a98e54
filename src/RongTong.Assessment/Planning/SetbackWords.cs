using System.Globalization;
using RongTong.Text;

namespace RongTong.Planning;

/// <summary>Why no path is computed, as a sentence. Stateless and thread-safe.</summary>
public static class SetbackWords
{
    /// <summary>The sentence.</summary>
    /// <param name="setback">What better answers could make worse; null where the model has no steps.</param>
    public static LocalizedText Of(Setback? setback) => setback switch
    {
        { Question: { Number: { } number } } => Falling(new($"第 {number.ToString(CultureInfo.InvariantCulture)} 题", $"question {number.ToString(CultureInfo.InvariantCulture)}")),
        { Question: { } question } => Falling(new($"“{question.Name.Zh}”", $"'{question.Name.En}'")),
        { Criterion: { } criterion } => new(
            $"不计算走法：答案改好了，“{(criterion.Label ?? criterion.Name).Zh}”这一条反而可能不符合，不能靠把步骤相加来证明。",
            $"No path is computed: better answers could break '{(criterion.Label ?? criterion.Name).En}', so adding steps up proves nothing."),
        _ => new("不计算走法：这个模型没有写改进步骤。", "No path is computed: this model describes no steps."),
    };

    private static LocalizedText Falling(LocalizedText question) => new(
        $"不计算走法：{question.Zh}排在后面的选项得分反而低，多做未必多得，不能靠把步骤相加来证明。",
        $"No path is computed: in {question.En} a later option earns less, so doing more may earn less and adding steps up proves nothing.");
}
