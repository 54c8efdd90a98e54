namespace RongTong.Models;

/// <summary>The unified social credit code of GB 32100: eighteen characters, the last one a check digit. Stateless and thread-safe.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // What each ASCII character counts, −1 for those that stand for nothing.
    private static readonly int[] Values = [.. Enumerable.Range(0, 128).Select(c => Alphabet.IndexOf((char)c, StringComparison.Ordinal))];

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether a text is a code with the right check digit. Lower case is not accepted.</summary>
    public static bool IsValid(ReadOnlySpan<char> code) => code.Length == 18 && CheckDigit(code[..17]) == code[17];

    /// <summary>The same for a code in UTF-8.</summary>
    public static bool IsValid(ReadOnlySpan<byte> code)
    {
        if (code.Length != 18) return false;
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var value = ValueOf(code[i]);
            if (value < 0) return false;
            sum += value * Weights[i];
        }
        return code[17] == LetterFor(sum);
    }

    /// <summary>The check digit for the first seventeen characters, or null when one of them is not of the alphabet.</summary>
    public static char? CheckDigit(ReadOnlySpan<char> body)
    {
        if (body.Length != Weights.Length) return null;
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = ValueOf(body[i]);
            if (value < 0) return null;
            sum += value * Weights[i];
        }
        return LetterFor(sum);
    }

    private static int ValueOf(int letter) => letter < Values.Length ? Values[letter] : -1;

    private static char LetterFor(int sum) => Alphabet[(31 - sum % 31) % 31];
}
