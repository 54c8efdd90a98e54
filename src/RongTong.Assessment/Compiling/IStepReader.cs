using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>
/// Takes the steps of a plan one by one, in order, to write them down in another language. The members have the names and the arguments of
/// the steps; what they mean stands with the steps.
/// </summary>
internal interface IStepReader
{
    void Arithmetic(char op, int left, int right, int target);

    void Negation(int operand, int target);

    void FunctionCall(FormulaFunction function, int[] arguments, int target);

    void CompareNumbers(int left, Comparison comparison, int right, int target);

    void SomeParts(int[] parts, int atLeast, int target);

    void Opposite(int part, int target);

    void Applicability(int applies, int verdict, Operator[] steps, int target);

    void OnlyIfAnswered(int[] numbers, int[] facts, int[] choices, Operator[] steps, int verdict, int target);

    void SameTruth(int source, int target);

    void FactIs(int fact, bool expected, int target);

    void ChoiceIsOneOf(int choice, ulong options, int target);

    void ChoiceHas(int choice, ulong option, int target);

    void CountScenes(int[] scenes, int level, int target);

    void CountHeld(int[] parts, int atLeast, int held, int needed);

    void GradeHeld(int requirements, Truth otherwise, int target);

    void OpenUntilAnswered(int verdict, int[] choices, int target);

    void ChoiceAnswered(int choice, int target);

    void NumberAnswered(int number, int target);

    void FactAnswered(int fact, int target);

    void DeriveOption(int number, NumberRange[] ranges, ulong all, int target);

    void GradeAsChoice(int[] grades, ulong[] options, ulong none, int target);

    void AnswerOrDerived(int answered, int derived, int target);

    void AwardOption(int choice, decimal[] least, decimal[] most, int target);

    void AwardOptions(int choice, decimal[] points, decimal cap, decimal least, decimal most, int target);

    void AwardYes(int fact, decimal points, decimal otherwise, int target);

    void AwardBand(int number, NumberRange[] ranges, decimal[] points, int target);

    void AwardFormula(int points, decimal full, decimal outOf, int target);

    void SumUp(int[] children, decimal[] outOf, decimal wholeOutOf, decimal? cap, bool isShare, int target);

    void MeanShare(int[] children, decimal[] outOf, decimal[] weights, decimal wholeOutOf, int target);

    void SettledScore(int score, int target);

    void PickChild(int[] children, bool best, int target);

    void SumOfSignals(int[] signals, decimal[] points, int target);
}
