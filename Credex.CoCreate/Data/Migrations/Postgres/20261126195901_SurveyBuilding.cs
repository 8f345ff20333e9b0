using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Credex.CoCreate.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SurveyBuilding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Comparable",
                table: "SurveyVersions",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SurveyRemovedParts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyRemovedParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyRemovedParts_SurveyVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "SurveyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyRemovedParts_VersionId",
                table: "SurveyRemovedParts",
                column: "VersionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SurveyRemovedParts");

            migrationBuilder.DropColumn(
                name: "Comparable",
                table: "SurveyVersions");
        }
    }
}
