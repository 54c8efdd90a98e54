namespace RongTong.Web.Audit;

/// <summary>What the audit log tells of; the names are what is kept, and never change.</summary>
internal static class AuditAction
{
    public const string SignedIn = "signed-in";
    public const string SignInRefused = "sign-in-refused";
    public const string SignedOut = "signed-out";
    public const string AccountCreated = "account-created";
    public const string AccountChanged = "account-changed";
    public const string AccountDisabled = "account-disabled";
    public const string AccountEnabled = "account-enabled";
    public const string PasswordLinkMade = "password-link-made";
    public const string PasswordSet = "password-set";
    public const string SecondFactorSet = "second-factor-set";
    public const string SecondFactorRemoved = "second-factor-removed";
    public const string KeyMade = "key-made";
    public const string KeyRevoked = "key-revoked";
    public const string FirmViewed = "firm-viewed";
    public const string Exported = "exported";
    public const string SheetSubmitted = "sheet-submitted";
    public const string SheetWithdrawn = "sheet-withdrawn";
    public const string SheetReturned = "sheet-returned";
    public const string SheetErased = "sheet-erased";
    public const string CaseEntered = "case-entered";
    public const string CasePassed = "case-passed";
    public const string CaseReopened = "case-reopened";
    public const string FactReviewed = "fact-reviewed";
    public const string OverrideAsked = "override-asked";
    public const string OverrideAgreed = "override-agreed";
    public const string OverrideRefused = "override-refused";
    public const string ObjectionTaken = "objection-taken";
    public const string ObjectionUpheld = "objection-upheld";
    public const string ObjectionDismissed = "objection-dismissed";
    public const string SignedOff = "signed-off";
    public const string ProgrammeChanged = "programme-changed";
    public const string DrawMade = "draw-made";
    public const string ListPublished = "list-published";
    public const string BatchStarted = "batch-started";
    public const string BatchEnded = "batch-ended";
    public const string BatchRemoved = "batch-removed";
    public const string WhatIf = "what-if";
    public const string Restored = "restored";
}
