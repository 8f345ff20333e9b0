using Credex.CoCreate.Standards.Consensus;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Standards;

/// <summary>A consensus rule in words, with its threshold where it has one.</summary>
public static class RuleWords
{
    public static string Of(IStringLocalizer<StandardTexts> texts, RuleOptions rule)
    {
        var name = texts[$"Rule_{rule.Kind}", rule.Threshold].Value;
        if (rule is { Kind: RuleKind.PercentAgreement, ChangesCount: true })
        {
            return $"{name}, {texts["Rule_ChangesCount"]}";
        }

        return rule is { Kind: RuleKind.Rand, Classic: true } ? $"{name}, {texts["Rule_Classic"]}" : name;
    }
}
