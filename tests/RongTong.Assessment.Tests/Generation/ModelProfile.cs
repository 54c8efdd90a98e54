namespace RongTong.Tests.Generation;

/// <summary>What a generated model may hold.</summary>
internal enum ModelProfile
{
    /// <summary>Every construct of the model language.</summary>
    Everything,

    /// <summary>Few facts, each with few values, and nothing that asks whether an answer is there: every completion can be tried.</summary>
    Small,

    /// <summary>Only what a better answer can never make worse, and each fact in one place.</summary>
    Monotone,
}
