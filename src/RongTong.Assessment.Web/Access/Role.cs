namespace RongTong.Web.Access;

/// <summary>What an account is for. What each may do stands in <see cref="Policies"/>.</summary>
internal enum Role
{
    /// <summary>Keeps accounts, keys and the service running; sees no firm's data.</summary>
    Administrator,

    /// <summary>Certifies for a province, or for all of them.</summary>
    Province,

    /// <summary>Certifies for a city.</summary>
    City,

    /// <summary>Recommends for a county or district.</summary>
    County,

    /// <summary>Fills in the facts that are reviewed, not declared.</summary>
    Reviewer,

    /// <summary>Reads everything of its region and the audit log; changes nothing.</summary>
    Auditor,

    /// <summary>A firm, with its own sheets.</summary>
    Enterprise,
}
