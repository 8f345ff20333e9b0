using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Where a new account begins: whoever has the link has the address, and chooses the password.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class ConfirmModel(AccountDesk desk, SignInManager<Person> signIn, IStringLocalizer<PeopleTexts> people) : PasswordPage(desk, signIn, LinkPurpose.Confirm, people);
