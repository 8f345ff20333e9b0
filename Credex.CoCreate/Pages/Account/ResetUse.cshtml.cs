using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Chooses a new password by a mailed link. The link, every other one and all other sessions end with it.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class ResetUseModel(AccountDesk desk, SignInManager<Person> signIn, IStringLocalizer<PeopleTexts> people) : PasswordPage(desk, signIn, LinkPurpose.Reset, people);
