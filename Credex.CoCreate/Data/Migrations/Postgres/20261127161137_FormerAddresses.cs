using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Credex.CoCreate.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FormerAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "SurveyInvitations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "Invitations",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyInvitations_PersonId",
                table: "SurveyInvitations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_PersonId",
                table: "Invitations",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SurveyInvitations_PersonId",
                table: "SurveyInvitations");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_PersonId",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "SurveyInvitations");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Invitations");
        }
    }
}
