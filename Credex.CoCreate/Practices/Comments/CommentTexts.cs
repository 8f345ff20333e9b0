namespace Credex.CoCreate.Practices.Comments;

/// <summary>Texts of readers' comments.</summary>
public sealed class CommentTexts;
