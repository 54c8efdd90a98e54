using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RongTong.Web.Access;

/// <summary>Passwords as they are kept: PBKDF2 over SHA-256 with a salt of their own. Stateless.</summary>
internal static class Password
{
    /// <summary>How often the hash is taken, as OWASP asks for.</summary>
    public const int Rounds = 600_000;

    /// <summary>Characters at least.</summary>
    public const int Shortest = 12;

    /// <summary>Characters at most.</summary>
    public const int Longest = 200;

    private const int FewestDistinct = 5;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const string Kind = "pbkdf2-sha256";

    // As many at once as there are processors: guessing must not starve everybody else.
    private static readonly SemaphoreSlim Work = new(Environment.ProcessorCount);

    /// <summary>Whether a password may be chosen: long enough, not one character over and over, and not the name it belongs to.</summary>
    public static bool IsGood(string password, string login) =>
        password.Length is >= Shortest and <= Longest && password.Distinct().Count() >= FewestDistinct && !password.Contains(login, StringComparison.OrdinalIgnoreCase);

    /// <summary>A password as it is kept.</summary>
    public static async Task<string> HashAsync(string password, int rounds)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = await Derive(password, salt, rounds);
        return string.Create(CultureInfo.InvariantCulture, $"{Kind}${rounds}${Convert.ToHexStringLower(salt)}${Convert.ToHexStringLower(hash)}");
    }

    /// <summary>Whether a password is the one kept. Takes as long when there is none.</summary>
    /// <param name="password">What was typed.</param>
    /// <param name="kept">What is kept; null when there is no such account, or none has been set.</param>
    /// <param name="rounds">How often the hash is taken where none is kept.</param>
    public static async Task<bool> MatchesAsync(string password, string? kept, int rounds)
    {
        if (password.Length > Longest) password = password[..Longest];
        if (kept?.Split('$') is not [Kind, var stated, var salt, var hash])
        {
            await Derive(password, new byte[SaltBytes], rounds);
            return false;
        }
        var derived = await Derive(password, Convert.FromHexString(salt), int.Parse(stated, CultureInfo.InvariantCulture));
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromHexString(hash));
    }

    private static async Task<byte[]> Derive(string password, byte[] salt, int rounds)
    {
        await Work.WaitAsync();
        try
        {
            return await Task.Run(() => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, rounds, HashAlgorithmName.SHA256, HashBytes));
        }
        finally
        {
            Work.Release();
        }
    }
}
