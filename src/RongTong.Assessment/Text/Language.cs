namespace RongTong.Text;

/// <summary>The two languages every text of the product exists in.</summary>
public enum Language
{
    /// <summary>Simplified Chinese, the language of the standards.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
