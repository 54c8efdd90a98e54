namespace RongTong.Assessing;

/// <summary>Assesses sheets under one model. Two engines stand behind it: the plan, and NRules as an independent witness. Thread-safe.</summary>
public interface IAssessmentEngine
{
    /// <summary>Assesses one sheet. Never throws for what a sheet says.</summary>
    Assessment Assess(AnswerSheet sheet);
}
