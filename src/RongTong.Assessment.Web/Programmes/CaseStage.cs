namespace RongTong.Web.Programmes;

/// <summary>With whom a case is. Levels of government pass it up; the firm gets it back to correct it.</summary>
public enum CaseStage
{
    /// <summary>With the county or district.</summary>
    County,

    /// <summary>With the city.</summary>
    City,

    /// <summary>With the province: reviewers, visits, the decision.</summary>
    Province,

    /// <summary>With the firm, to be corrected.</summary>
    Returned,

    /// <summary>Decided.</summary>
    Decided,
}

/// <summary>What the engine says of a case.</summary>
public enum CaseVerdict
{
    /// <summary>The title, or a grade, is held.</summary>
    Met,

    /// <summary>It is not.</summary>
    Unmet,

    /// <summary>Facts are missing, or wait for reviewers.</summary>
    Undecided,

    /// <summary>What is stated contradicts itself: it goes back.</summary>
    DataError,
}
