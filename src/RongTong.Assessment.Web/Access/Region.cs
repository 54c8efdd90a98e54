namespace RongTong.Web.Access;

/// <summary>A region as the first 2, 4 or 6 digits of its division code (GB/T 2260); none of them means everywhere. Stateless.</summary>
internal static class Region
{
    /// <summary>Whether a text can be one.</summary>
    public static bool IsOne(string region) => region.Length is 0 or 2 or 4 or 6 && region.All(char.IsAsciiDigit);

    /// <summary>Whether it is one that an account of a role may have: a city's has four digits, a county's six.</summary>
    public static bool Fits(Role role, string region) => IsOne(region) && role switch
    {
        Role.Administrator or Role.Enterprise => region.Length == 0,
        Role.Province => region.Length is 0 or 2,
        Role.City => region.Length == 4,
        Role.County => region.Length == 6,
        _ => true,
    };
}
