using static Credex.CoCreate.Demo.Pictures.Print;
using static Credex.CoCreate.Demo.Pictures.Shape;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>What stands outside.</summary>
internal static class StreetPictures
{
    public static void Poster(Print print)
    {
        // Houses of the street.
        print.Lay(Sky, "M0 900V330H170V250H330V410H420V900ZM1040 900V380H1180V210L1270 130L1360 210V300H1600V900Z");
        print.Spare(Times(3, row => Rect(50, 400 + (row * 140), 50, 80) + Rect(1440, 380 + (row * 140), 50, 80) + Rect(1530, 380 + (row * 140), 50, 80)));
        print.Lay(Plum, Rect(0, 900, Width, 100), Tone.Stripes);
        print.Black(Rect(0, 892, Width, 10));

        // Column, cap and base.
        var body = Rect(420, 250, 480, 590);
        print.Spare(body);
        print.Within(body, () =>
        {
            Sheet(print, Rect(400, 250, 236, 300), () =>
            {
                print.Lay(Blue, Rect(400, 330, 160, 160));
                print.Lay(Red, Disc(560, 400, 96));
            });
            Sheet(print, Rect(636, 250, 290, 230), () =>
            {
                print.Lay(Yellow, Rect(600, 240, 330, 250));
                print.Lay(Pink, Dome(790, 440, 128, 128));
                print.Lay(Green, Polygon(660, 470, 740, 330, 820, 470));
            });
            Sheet(print, Rect(400, 550, 300, 300), () =>
            {
                print.Lay(Pink, Rect(390, 540, 320, 320));
                print.Lay(Blue, Polygon(560, 580, 670, 800, 450, 800));
                print.Spare(Disc(560, 724, 36));
            });
            Sheet(print, Rect(700, 480, 226, 370), () =>
            {
                print.Lay(Red, Rect(700, 480, 226, 370), Tone.Stripes);
                print.Spare(Disc(800, 660, 84));
                print.Lay(Yellow, Disc(800, 660, 84));
                print.Lay(Blue, Rect(790, 640, 130, 180));
            });
            print.Lay(Plum, Rect(420, 250, 44, 590), Tone.Dots);
            print.Lay(Plum, Rect(848, 250, 60, 590), Tone.Dots);
        });
        print.Outline(body, 9);
        print.Solid(Green, Rect(384, 196, 552, 56));
        print.Solid(Green, "M410 196C430 90 560 70 640 60V24H680V60C760 70 890 90 910 196Z");
        print.Outline("M520 196C530 120 610 80 660 62C710 80 790 120 800 196", 5);
        print.Solid(Green, Rect(390, 840, 540, 58));

        Phone(print);
    }

    private static void Sheet(Print print, string sheet, Action draw)
    {
        print.Within(sheet, draw);
        print.Outline(sheet, 6);
    }

    private static void Phone(Print print)
    {
        // The hand behind, the phone, then thumb and fingers in front of it.
        const string hand = "M1190 1010C1190 940 1112 880 1112 770C1112 700 1160 660 1200 640L1440 540C1490 520 1520 550 1520 600V780C1520 880 1450 930 1450 1010Z";
        print.Solid(Pink, hand);
        var frame = "M1196 330H1424A34 34 0 0 1 1458 364V806A34 34 0 0 1 1424 840H1196A34 34 0 0 1 1162 806V364A34 34 0 0 1 1196 330Z";
        print.Spare(frame);
        print.Black(frame);
        print.Spare(Rect(1186, 382, 248, 400));
        print.Lay(Sky, Rect(1186, 382, 248, 96));
        print.Lay(Green, Disc(1310, 606, 96));
        print.Scratch("M1262 606L1298 644L1362 568", 26);
        print.Outline("M1220 740H1400M1220 764H1340", 7);
        print.Outline(Rect(1186, 382, 248, 400), 4);
        print.Solid(Pink, "M1112 770C1112 690 1130 640 1166 596C1196 566 1238 590 1228 636C1220 690 1220 740 1196 800C1180 836 1150 850 1130 846");
        foreach (var y in new[] { 548f, 618f, 688f, 758f })
        {
            var finger = Text($"M1516 {y}H1428A33 33 0 0 0 1428 {y + 66}H1516");
            print.Spare(finger);
            print.Inked(Pink, finger);
        }

        print.Outline("M1520 600V780");
    }

    public static void House(Print print)
    {
        print.Lay(Pink, Disc(1240, 250, 190));
        print.Lay(Green, "M-10 520C200 330 420 380 640 470C900 330 1200 300 1620 500V796H-10Z");
        const string wall = "M200 400H1400V800H200Z";
        print.Spare(wall);

        // Half of the wall is bare: layers of earth as they were rammed.
        print.Lay(Yellow, Rect(740, 400, 660, 400));
        print.Lay(Red, Rect(740, 446, 660, 34) + Rect(740, 566, 660, 30) + Rect(740, 690, 660, 34), Tone.Dots);
        print.Lay(Pink, Rect(740, 510, 660, 36) + Rect(740, 630, 660, 36) + Rect(740, 750, 660, 40), Tone.Dots);
        print.Outline(Times(6, layer => Line(740, 460 + (layer * 60), 1400, 460 + (layer * 60))), 4);
        print.Outline(Times(6, joint => Line(880 + (joint * 170 % 520), 400 + (joint * 60), 880 + (joint * 170 % 520), 460 + (joint * 60))), 4);

        // The edge of the new render.
        print.Spare("M200 400H800L770 450L812 500L776 560L806 620L764 690L800 740L780 800H200Z");
        print.Outline("M800 400L770 450L812 500L776 560L806 620L764 690L800 740L780 800");
        print.Outline(wall, 9);
        print.Solid(Blue, Arch(420, 800, 150, 290));
        print.Outline(Line(495, 800, 495, 512), 5);
        print.Solid(Sky, Rect(270, 500, 90, 120));
        print.Outline(Line(315, 500, 315, 620) + Line(270, 560, 360, 560), 5);
        print.Solid(Sky, Rect(640, 500, 90, 120));
        print.Outline(Line(685, 500, 685, 620) + Line(640, 560, 730, 560), 5);
        print.Solid(Sky, Rect(1040, 520, 110, 120));

        var chimney = Rect(340, 150, 110, 130);
        print.Spare(chimney);
        print.Outline(chimney);
        print.Black(Rect(326, 136, 138, 24));
        const string roof = "M140 410L280 240H1320L1460 410Z";
        print.Solid(Red, roof);
        print.Within(roof, () => print.Outline(Times(4, row => Times(25, tile => Text($"M{130 + (tile * 56) + (row % 2 * 28)} {250 + (row * 44)}a28 30 0 0 0 56 0"))), 5));
        print.Outline(roof, 9);

        // Scaffold before the bare half.
        print.Lay(Plum, Rect(850, 520, 620, 22) + Rect(850, 680, 620, 22));
        print.Outline(Rect(850, 520, 620, 22) + Rect(850, 680, 620, 22), 5);
        print.Black(Rect(872, 380, 16, 440) + Rect(1150, 380, 16, 440) + Rect(1430, 380, 16, 440) + Rect(850, 440, 620, 10));
        print.Outline(Line(880, 692, 1158, 532) + Line(1158, 692, 1438, 532), 6);
        print.Solid(Blue, Polygon(1290, 468, 1370, 468, 1358, 520, 1302, 520));
        print.Outline("M1290 468C1296 424 1364 424 1370 468", 5);

        print.Lay(Green, Rect(-10, 800, 1620, 50));
        print.Outline(Line(0, 800, Width, 800));
        print.Spare("M0 850C200 820 400 880 800 850S1400 820 1600 850V1000H0Z");
        print.Lay(Blue, "M-10 850C200 820 400 880 800 850S1400 820 1610 850V1010H-10Z");
        print.Outline("M0 850C200 820 400 880 800 850S1400 820 1600 850");
        print.Scratch(Times(9, wave => Text($"M{(wave * 190) - ((wave % 3) * 40)} {896 + (wave % 3 * 32)}q30 -18 60 0t60 0")), 7);
    }
}
