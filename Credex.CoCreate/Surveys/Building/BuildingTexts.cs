namespace Credex.CoCreate.Surveys.Building;

/// <summary>Names the texts of building surveys.</summary>
public sealed class BuildingTexts;
