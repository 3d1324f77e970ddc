/**
 * Passwords that everybody tries first, in lower case: from public lists of leaked passwords and the words that people in
 * Indonesian offices take. Digits and signs around a word are dealt with by the policy, so the bare word is enough.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
123456 1234567 12345678 123456789 1234567890 123123 123321 111111 000000 112233 654321 987654321 121212 101010 159753
147258369 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 qazwsx
qazwsxedc qwerty qwertyuiop qwerty123456 qweasdzxc qweqwe asdfgh asdfghjkl asdasd zxcvbn zxcvbnm poiuytrewq azerty
abc123 abcd1234 abcdef abcdefgh a1b2c3d4 aa123456 123qwe 123abc 1234qwer qwer1234 asdf1234 zxcv1234 pass1234 passwd
password passw0rd p4ssword p4ssw0rd p@ssword p@ssw0rd pa$$word pa55word pa55w0rd mypassword thepassword passwordku
newpassword oldpassword yourpassword defaultpassword temppassword changeme changemenow changethis letmein letmeinnow
welcome welcomeback welcomehome iloveyou iloveyouforever iloveyousomuch ilovegod loveyou loveme lovely lovers princess
sunshine superman batman spiderman football baseball basketball dragon monkey master shadow michael jordan jessica
jennifer daniel charlie thomas george andrew joshua matthew robert william nicole ashley hannah amanda samantha
hunter killer trustno1 starwars pokemon naruto onepiece doraemon hellokitty computer internet whatever freedom forever
secret supersecret topsecret private security secure system server service database network access login signin
administrator admin adminadmin admin123456 superadmin superuser root rootroot toor guest test testtest testing tester
testpassword example sample default user username useruser temp temporary demo demodemo manager operator support
helpdesk google facebook instagram whatsapp youtube twitter tiktok yahoo gmail microsoft windows android iphone samsung
xiaomi oppo vivo nokia blackberry chelsea liverpool arsenal barcelona realmadrid manchester manchesterunited juventus
acmilan intermilan ronaldo messi persija persib persibbandung persijajakarta aremania bonek bobotoh garuda
correcthorsebatterystaple flower butterfly chocolate banana orange cookie cheese pepper ginger summer winter spring
autumn january february monday friday sunday purple yellow silver golden diamond crystal angel angels heaven jesus
jesuschrist christ bismillah bismilah bismillahirrahmanirrahim alhamdulillah astaghfirullah subhanallah allahuakbar
allah allahswt muhammad muhammadsaw assalamualaikum islam ramadhan ramadan lebaran idulfitri masjid musholla kristus
tuhanyesus yesus yesuskristus tuhan hallelujah haleluya puji tuhanmemberkati
katasandi katasandiku kata sandi sandi sandiku rahasia rahasiaku sangatrahasia rahasianegara rahasiabanget lupa
lupalagi lupapassword gantipassword ganti gantisandi passwordbaru sandibaru masuk masukaja bukapintu bebas bebasaja
terserah terserahlah apasaja apaaja entahlah gatau gaktau tidaktahu tidakada kosong sayang sayangku sayangkamu sayanganak
cinta cintaku cintakamu cintaindonesia akucintakamu akusayangkamu akucinta kamuku kekasih kekasihku kangen rindu rinduku
cantik cantiksekali ganteng gantengbanget keren manis manja bunga mawar melati anggrek bintang matahari bulan pelangi
langit lautan samudra gunung pantai sahabat sahabatku teman keluarga keluargaku keluargabahagia bahagia bahagiaselalu
selamat selamatpagi selamatdatang semangat semangatpagi sukses suksesselalu sehatselalu berkah barokah hidup hidupku
merdeka indonesia indonesiaku indonesiaraya indonesiajaya indonesiamerdeka nusantara pancasila bhinneka bhinnekatunggalika
merahputih garudaku tanahair proklamasi kemerdekaan nkri nkrihargamati jakarta bandung surabaya semarang yogyakarta
jogjakarta jogja medan makassar denpasar palembang pekanbaru padang manado balikpapan samarinda banjarmasin pontianak
mataram kupang ambon jayapura malang bogor depok bekasi tangerang cirebon surakarta solo kediri madiun jember
banyuwangi lampung bengkulu jambi aceh papua maluku sulawesi kalimantan sumatera sumatra bali lombok jawatengah
jawatimur jawabarat pemda pemkab pemkot pemprov pemerintah pemerintahdaerah kabupaten kecamatan kelurahan provinsi dinas
dinaskesehatan dinaspendidikan bkpsdm bkdpsdm bkd bkn inspektorat bappeda sekretariat sekretariatdaerah sekda setda
bupati walikota gubernur camat lurah kepala kepaladinas pegawai pegawaiku pegawainegeri pegawainegerisipil pns pnsku
pppk asn asnberakhlak berakhlak aparatur aparatursipilnegara kepegawaian kinerja ekinerja kinerjaku skp sasarankinerja
sasarankinerjapegawai penilaian penilaiankinerja siasn mysapk absensi kantor kantorku korpri kerja kerjakeras
kerjakeraskerjacerdas puskesmas rumahsakit sekolah guru guruku dokter perawat bidan anakku anaksoleh anaksholeh
mamapapa papamama ayahbunda bundaayah ibuku ayahku mamaku papaku bapakku emak nenek kakek adik kakak suamiku istriku
aisyah fatimah siti nurhayati dewi putri putra agus budi andi rina wulan ratna yanti susanti wahyu setiawan kurniawan
saputra hidayat rahman prasetyo nugroho santoso susilo hartono
`
    .split(/\s+/)
    .filter(Boolean),
);
